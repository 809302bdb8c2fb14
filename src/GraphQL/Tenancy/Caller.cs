using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>Who asks: the person behind a validated token, as the directory knows them. State of the request.</summary>
public sealed record Caller
{
    /// <summary>The user's id.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The token's <c>sub</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>The name to show.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The tenants that the user belongs to, suspended ones among them, by code.</summary>
    public required IReadOnlyList<DirectoryMembership> Memberships { get; init; }

    /// <summary>Roles over the platform that both the directory and the token give.</summary>
    public required IReadOnlyList<string> PlatformRoles { get; init; }

    /// <summary>The tenant that the request works for; <see langword="null"/> when it names none.</summary>
    public TenantContext? Tenant { get; init; }
}
