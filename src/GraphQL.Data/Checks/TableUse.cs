using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Checks;

/// <summary>A mapped table and how the schema reaches it.</summary>
internal sealed class TableUse(TableMapping table)
{
    public TableMapping Table { get; } = table;

    /// <summary>Whether a tenant's session reads it.</summary>
    public bool IsReadByTenants { get; set; }

    /// <summary>Whether a session over all tenants reads it.</summary>
    public bool IsReadByAdmins { get; set; }

    /// <summary>Whether rows are found or ordered by the key alone, not only below a parent.</summary>
    public bool IsFoundByKey { get; set; }

    /// <summary>The lists below other rows that it is read by.</summary>
    public List<RelationMapping> Lists { get; } = [];

    /// <summary>Those of its own lists that are read in pages.</summary>
    public HashSet<RelationMapping> PagedLists { get; } = [];

    /// <summary>Descriptions that could be made without a request.</summary>
    public List<(string Coordinate, IRowDescription Description)> Descriptions { get; } = [];
}
