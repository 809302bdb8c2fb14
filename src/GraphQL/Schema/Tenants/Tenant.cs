using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Schema.Tenants;

/// <summary>A company whose data this server keeps.</summary>
[ObjectType]
[Table("control.tenants", Key = "tenant_id")]
public sealed record Tenant
{
    /// <summary>The id.</summary>
    [ID]
    [Column("tenant_id")]
    public required Guid Id { get; init; }

    /// <summary>The lower-case code that people use.</summary>
    [GraphQLType("TenantCode!")]
    [Filterable]
    [Sortable]
    public required string Code { get; init; }

    /// <summary>The name.</summary>
    [Filterable(Unindexed = true)]
    [Sortable(Unindexed = true)]
    public required string Name { get; init; }

    /// <summary>The plan.</summary>
    [Column(EnumSpelling = EnumSpelling.LowerSnakeCase)]
    public required TenantPlan Plan { get; init; }

    /// <summary>Whether it may work.</summary>
    [Column(EnumSpelling = EnumSpelling.LowerSnakeCase)]
    [Filterable(Unindexed = true)]
    public required TenantStatus Status { get; init; }

    /// <summary>How its data are kept apart.</summary>
    [Column(EnumSpelling = EnumSpelling.LowerSnakeCase)]
    public required IsolationMode IsolationMode { get; init; }

    /// <summary>Where its data are kept.</summary>
    public required string Region { get; init; }

    /// <summary>Since when it is here.</summary>
    [Filterable(Unindexed = true)]
    [Sortable(Unindexed = true)]
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What a tenant has bought.</summary>
public enum TenantPlan
{
    /// <summary>To try it.</summary>
    Free,

    /// <summary>For one team.</summary>
    Pro,

    /// <summary>For a whole company.</summary>
    Enterprise,
}

/// <summary>Whether a tenant may work.</summary>
public enum TenantStatus
{
    /// <summary>It may.</summary>
    Active,

    /// <summary>Its users are refused until it is resumed.</summary>
    Suspended,

    /// <summary>It is gone for its users; its data wait to be purged.</summary>
    Deleted,
}

/// <summary>How a tenant's data are kept apart from the others'.</summary>
public enum IsolationMode
{
    /// <summary>Rows of shared tables, by row-level security.</summary>
    Shared,

    /// <summary>A schema of its own.</summary>
    Schema,

    /// <summary>A database of its own.</summary>
    Database,
}
