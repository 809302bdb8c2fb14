namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A set of fields as a key: equal to another of the same fields in any order.</summary>
internal sealed class FieldGroup : IEquatable<FieldGroup>
{
    private readonly int[] _ids;
    private readonly int _hash;

    public FieldGroup(List<FieldUse> fields)
    {
        _ids = [.. fields.Select(static field => field.Id)];
        Array.Sort(_ids);
        var hash = new HashCode();
        foreach (int id in _ids)
        {
            hash.Add(id);
        }

        _hash = hash.ToHashCode();
    }

    public bool Equals(FieldGroup? other) => other is not null && _ids.AsSpan().SequenceEqual(other._ids);

    public override bool Equals(object? obj) => Equals(obj as FieldGroup);

    public override int GetHashCode() => _hash;
}
