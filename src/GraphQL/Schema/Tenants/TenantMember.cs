using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Schema.Tenants;

/// <summary>A membership as the database has it; only counted, so it is no type of the schema.</summary>
[Table("control.tenant_members", Key = "user_id")]
public sealed record TenantMember
{
    /// <summary>The user.</summary>
    public required Guid UserId { get; init; }
}
