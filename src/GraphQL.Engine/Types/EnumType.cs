namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>An enum.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Enums</remarks>
public sealed class EnumType : NamedType
{
    private Dictionary<string, EnumValue>? _byName;
    private Dictionary<object, EnumValue>? _byValue;

    /// <summary>Its values in schema order.</summary>
    public IReadOnlyList<EnumValue> Values { get; internal set; } = [];

    /// <summary>Finds a value by its GraphQL name.</summary>
    public EnumValue? FindByName(string name)
    {
        _byName ??= Values.ToDictionary(static value => value.Name, StringComparer.Ordinal);
        return _byName.GetValueOrDefault(name);
    }

    /// <summary>Finds a value by its run-time value (a CLR enum value, or the name itself for SDL-first).</summary>
    public EnumValue? FindByValue(object value)
    {
        _byValue ??= Values.ToDictionary(static item => item.Value);
        return _byValue.GetValueOrDefault(value);
    }
}
