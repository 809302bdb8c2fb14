namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>An input object.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Input-Objects</remarks>
public sealed class InputObjectType : NamedType
{
    private Dictionary<string, InputValueDefinition>? _byName;

    /// <summary>Its fields in schema order.</summary>
    public IReadOnlyList<InputValueDefinition> Fields { get; internal set; } = [];

    /// <summary>Whether exactly one field must be given, and not null (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; init; }

    /// <summary>
    /// Makes the run-time value from the coerced fields (absent fields are not in the dictionary).
    /// <see langword="null"/>: the dictionary itself is the value.
    /// </summary>
    public Func<IReadOnlyDictionary<string, object?>, object>? CreateInstance { get; internal set; }

    /// <summary>Finds a field.</summary>
    public InputValueDefinition? FindField(string name)
    {
        _byName ??= Fields.ToDictionary(static field => field.Name, StringComparer.Ordinal);
        return _byName.GetValueOrDefault(name);
    }
}
