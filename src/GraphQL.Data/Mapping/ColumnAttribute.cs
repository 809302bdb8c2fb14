namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>Names the column of a property where it is not the property's name in snake_case.</summary>
/// <param name="name">The column; <see langword="null"/> keeps the default name.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColumnAttribute(string? name = null) : Attribute
{
    /// <summary>The column; <see langword="null"/> for the default name.</summary>
    public string? Name { get; } = name;

    /// <summary>How a <c>text</c> column spells the values of an enum property.</summary>
    public EnumSpelling EnumSpelling { get; init; } = EnumSpelling.UpperSnakeCase;
}
