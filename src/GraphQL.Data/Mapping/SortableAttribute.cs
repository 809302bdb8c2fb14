namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>The column may stand in <c>order</c>. Mark columns that an index serves.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SortableAttribute : Attribute
{
    /// <summary>Whether the column is unique in a tenant, so that no tie-break has to follow it.</summary>
    public bool IsUnique { get; init; }
}
