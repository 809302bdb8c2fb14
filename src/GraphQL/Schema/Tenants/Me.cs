using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Schema.Tenants;

/// <summary>The caller.</summary>
[ObjectType]
public sealed record Me
{
    /// <summary>The user's id.</summary>
    [ID]
    public required Guid Id { get; init; }

    /// <summary>The name that tokens carry.</summary>
    public required string UserCode { get; init; }

    /// <summary>The e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>The name to show.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The role in the tenant of this request; null without a tenant.</summary>
    public TenantRole? Role { get; init; }

    /// <summary>The tenant of this request; null without one.</summary>
    public MyTenant? Tenant { get; init; }

    /// <summary>All tenants that the caller belongs to, by code.</summary>
    public required IReadOnlyList<Membership> Memberships { get; init; }

    /// <summary>Whether the caller may use <c>admin</c>.</summary>
    public required bool IsPlatformAdmin { get; init; }

    internal static Me From(Caller caller)
    {
        IReadOnlyList<Membership> memberships = [.. caller.Memberships.Select(Membership.From)];
        Membership? current = caller.Tenant is { } tenant
            ? memberships.FirstOrDefault(membership => membership.Tenant.Id == tenant.TenantId)
            : null;
        return new Me
        {
            Id = caller.UserId,
            UserCode = caller.Subject,
            Email = caller.Email,
            DisplayName = caller.DisplayName,
            Role = current?.Role,
            Tenant = current?.Tenant,
            Memberships = memberships,
            IsPlatformAdmin = caller.PlatformRoles.Contains(Admin.PlatformRoles.Admin, StringComparer.Ordinal),
        };
    }
}

/// <summary>A tenant that the caller belongs to, and the caller's part in it.</summary>
[ObjectType]
public sealed record Membership
{
    /// <summary>The tenant.</summary>
    public required MyTenant Tenant { get; init; }

    /// <summary>The caller's role in it.</summary>
    public required TenantRole Role { get; init; }

    /// <summary>Whether it is meant when a request names none.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Whether the tenant may work.</summary>
    public required TenantStatus Status { get; init; }

    internal static Membership From(DirectoryMembership membership) => new()
    {
        Tenant = new MyTenant { Id = membership.TenantId, Code = membership.Code, Name = membership.Name },
        Role = Enum.Parse<TenantRole>(membership.Role, ignoreCase: true),
        IsDefault = membership.IsDefault,
        Status = Enum.Parse<TenantStatus>(membership.Status, ignoreCase: true),
    };
}

/// <summary>A tenant as its members' list shows it.</summary>
[ObjectType]
public sealed record MyTenant
{
    /// <summary>The id.</summary>
    [ID]
    public required Guid Id { get; init; }

    /// <summary>The lower-case code that people use.</summary>
    [GraphQLType("TenantCode!")]
    public required string Code { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }
}

/// <summary>What a user may do in a tenant.</summary>
public enum TenantRole
{
    /// <summary>Everything.</summary>
    Admin,

    /// <summary>The daily work.</summary>
    Member,
}
