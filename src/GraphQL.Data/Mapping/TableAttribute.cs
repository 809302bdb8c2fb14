namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>
/// Maps a record to a table (or view). Its properties are columns, named in snake_case unless they say otherwise.
/// </summary>
/// <param name="name">The table with its schema, such as <c>read_model.orders</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TableAttribute(string name) : Attribute
{
    /// <summary>The table with its schema.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// The key column beside <c>tenant_id</c>; with it, it is unique. It is the tie-break of every order. For a table
    /// with one row per tenant it is <c>tenant_id</c> itself.
    /// </summary>
    public required string Key { get; init; }
}
