namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>A type with fields: an object type or an interface.</summary>
public abstract class FieldsType : NamedType
{
    private Dictionary<string, FieldDefinition>? _byName;

    /// <summary>The fields in schema order.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; internal set; } = [];

    /// <summary>The interfaces that the type says it implements.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];

    /// <summary>
    /// Finds a field; <see langword="null"/> when the type has none of that name (<c>__typename</c> included).
    /// </summary>
    public FieldDefinition? FindField(string name)
    {
        _byName ??= Fields.ToDictionary(static field => field.Name, StringComparer.Ordinal);
        return _byName.GetValueOrDefault(name);
    }
}
