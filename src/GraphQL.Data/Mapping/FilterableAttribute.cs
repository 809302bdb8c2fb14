namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>
/// The column or relation may stand in <c>where</c>. A column needs an index that begins with <c>tenant_id</c> and it;
/// the check against the catalog sees to it (<see cref="CatalogCheckExtensions"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FilterableAttribute : Attribute
{
    /// <summary>
    /// Whether it may be filtered although no index serves it: the filter then looks at every row that the rest of the
    /// query leaves, and weighs as much as <c>contains</c> does. For columns only.
    /// </summary>
    public bool Unindexed { get; init; }
}
