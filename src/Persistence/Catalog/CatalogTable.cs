namespace GraphTenancy.Persistence.Catalog;

/// <summary>A table, view or the like, as the catalog has it.</summary>
public sealed record CatalogTable
{
    /// <summary>The name that was asked for, schema included.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required CatalogTableKind Kind { get; init; }

    /// <summary>The role that asked; <see cref="IsRowSecurityActive"/> and the privileges are its own.</summary>
    public required string Role { get; init; }

    /// <summary>
    /// Whether policies bind the role here: false where row-level security is off, for an owner without FORCE, and
    /// for a superuser.
    /// </summary>
    public required bool IsRowSecurityActive { get; init; }

    /// <summary>The columns in their order.</summary>
    public required IReadOnlyList<CatalogColumn> Columns { get; init; }

    /// <summary>The valid btree indexes.</summary>
    public required IReadOnlyList<CatalogIndex> Indexes { get; init; }

    /// <summary>Finds a column.</summary>
    public CatalogColumn? FindColumn(string name) => Columns.FirstOrDefault(column => column.Name == name);
}

/// <summary>What a relation of the catalog is.</summary>
public enum CatalogTableKind
{
    /// <summary>A table, partitioned or not.</summary>
    Table,

    /// <summary>A view: it has neither indexes nor NOT NULL.</summary>
    View,

    /// <summary>A materialized view: it has indexes and no NOT NULL.</summary>
    MaterializedView,

    /// <summary>A table of another server.</summary>
    ForeignTable,
}
