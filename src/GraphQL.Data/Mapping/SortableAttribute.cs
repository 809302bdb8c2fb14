namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>
/// The column may stand in <c>order</c>. It needs an index on <c>tenant_id</c>, it and the key, all in one direction;
/// the check against the catalog sees to it (<see cref="CatalogCheckExtensions"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SortableAttribute : Attribute
{
    /// <summary>Whether the column is unique in a tenant, so that no tie-break has to follow it.</summary>
    public bool IsUnique { get; init; }

    /// <summary>
    /// Whether it may be sorted although no index serves it: all rows that the filter leaves are sorted for every page,
    /// and the order weighs more.
    /// </summary>
    public bool Unindexed { get; init; }
}
