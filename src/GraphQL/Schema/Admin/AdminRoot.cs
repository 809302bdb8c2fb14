using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.GraphQL.Schema.Admin;

/// <summary>The door to the privileged reads.</summary>
[QueryType]
public static class AdminRoot
{
    /// <summary>
    /// Reads over all tenants for platform administrators: through another login, another pool and policies that
    /// allow reading and nothing else.
    /// </summary>
    [Authorize(Roles = [PlatformRoles.Admin])]
    [TenantFree]
    public static AdminQuery GetAdmin() => new();
}
