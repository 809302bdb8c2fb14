namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Fields that are selected together on one or more objects, each once.</summary>
/// <param name="outer">
/// The set where several fields together select this one; <see langword="null"/> when it is one field or a root.
/// </param>
/// <param name="responseName">The response name of those fields.</param>
/// <param name="shapeOnly">
/// Whether the fields may come from objects of different types, so that only shapes must agree.
/// </param>
internal sealed class MergedSet(MergedSet? outer, string? responseName, bool shapeOnly)
{
    public MergedSet? Outer { get; } = outer;

    public string? ResponseName { get; } = responseName;

    public bool ShapeOnly { get; } = shapeOnly;

    public List<FieldUse> Fields { get; } = [];

    public IEnumerable<List<FieldUse>> GroupByResponseName()
    {
        var groups = new Dictionary<string, List<FieldUse>>(StringComparer.Ordinal);
        foreach (FieldUse field in Fields)
        {
            if (!groups.TryGetValue(field.ResponseName, out List<FieldUse>? group))
            {
                group = [];
                groups.Add(field.ResponseName, group);
            }

            group.Add(field);
        }

        return groups.Values;
    }
}
