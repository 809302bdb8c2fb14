using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>What the list levels of a fetch have in common in one request.</summary>
/// <param name="Services">What plans share.</param>
/// <param name="IsPrivileged">Whether the session is one over all tenants.</param>
/// <param name="TenantId">The session's tenant; empty for a session over all tenants.</param>
/// <param name="Variables">The request's variables.</param>
internal sealed record LevelScope(DataServices Services, bool IsPrivileged, Guid TenantId, VariableValues Variables);
