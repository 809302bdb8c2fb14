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
        _byValue ??= IndexByValue();
        return _byValue.GetValueOrDefault(value);
    }

    // Members of a CLR enum may share a number; the first name is the one that results show.
    private Dictionary<object, EnumValue> IndexByValue()
    {
        var index = new Dictionary<object, EnumValue>(Values.Count);
        foreach (EnumValue value in Values)
        {
            index.TryAdd(value.Value, value);
        }

        return index;
    }
}
