namespace GraphTenancy.Persistence.Catalog;

/// <summary>A valid btree index of the catalog.</summary>
public sealed record CatalogIndex
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is unique.</summary>
    public required bool IsUnique { get; init; }

    /// <summary>The condition of a partial index; null for an index over all rows.</summary>
    public string? Condition { get; init; }

    /// <summary>The key columns in their order.</summary>
    public required IReadOnlyList<CatalogIndexColumn> Columns { get; init; }
}

/// <summary>A key column of an index.</summary>
public sealed record CatalogIndexColumn
{
    /// <summary>The column; null for an expression.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it runs from the greatest down.</summary>
    public required bool IsDescending { get; init; }

    /// <summary>Whether nulls come first.</summary>
    public required bool HasNullsFirst { get; init; }

    /// <summary>Whether its values stand in the order that <c>order by</c> gives the column.</summary>
    public required bool HasColumnOrder { get; init; }

    /// <summary>The types of values that it can be searched with, by their names in the catalog.</summary>
    public required IReadOnlyList<string> SearchTypes { get; init; }

    /// <summary>Those of them whose operators are leakproof.</summary>
    public required IReadOnlyList<string> LeakproofTypes { get; init; }
}
