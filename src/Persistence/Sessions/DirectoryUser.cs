namespace GraphTenancy.Persistence.Sessions;

/// <summary>A person who may sign in, with everything that decides what the person may do.</summary>
public sealed record DirectoryUser
{
    /// <summary>The user's id.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The claim <c>sub</c> of the user's token.</summary>
    public required string Subject { get; init; }

    /// <summary>The e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>The name to show.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The tenants that the user belongs to, by code; suspended and deleted ones among them.</summary>
    public required IReadOnlyList<DirectoryMembership> Memberships { get; init; }

    /// <summary>Roles over the whole platform: <c>platform_admin</c> or nothing.</summary>
    public required IReadOnlyList<string> PlatformRoles { get; init; }
}
