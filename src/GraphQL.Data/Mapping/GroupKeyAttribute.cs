namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>
/// Aggregates can be grouped by the column, or by the row that a <see cref="ToOneAttribute"/> refers to. A relation by
/// <c>tenant_id</c> is a key of privileged fields alone.
/// </summary>
/// <param name="name">
/// The key in the enum of keys, such as <c>DAY</c>; the group's field is the same in camelCase. The field's name when
/// not given, followed by the <see cref="DatePart"/> if there is one: <c>PLACED_AT_DAY</c>.
/// </param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class GroupKeyAttribute(string? name = null) : Attribute
{
    /// <summary>The name in the enum of keys; <see langword="null"/> for the default name.</summary>
    public string? Name { get; } = name;

    /// <summary>What a moment or date is cut off to.</summary>
    public DatePart By { get; init; }
}
