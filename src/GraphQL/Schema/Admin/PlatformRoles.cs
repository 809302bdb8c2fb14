namespace GraphTenancy.GraphQL.Schema.Admin;

/// <summary>Roles outside all tenants.</summary>
public static class PlatformRoles
{
    /// <summary>May read over all tenants.</summary>
    public const string Admin = "platform_admin";
}
