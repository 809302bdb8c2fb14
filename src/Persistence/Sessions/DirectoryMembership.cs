namespace GraphTenancy.Persistence.Sessions;

/// <summary>One user's membership of one tenant.</summary>
public sealed record DirectoryMembership
{
    /// <summary>The tenant's id.</summary>
    public required Guid TenantId { get; init; }

    /// <summary>The tenant's lower-case code.</summary>
    public required string Code { get; init; }

    /// <summary>The tenant's name.</summary>
    public required string Name { get; init; }

    /// <summary>The tenant's status: <c>active</c>, <c>suspended</c> or <c>deleted</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The user's role in it: <c>admin</c> or <c>member</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Whether it is the tenant to use when the user names none; at most one membership is.</summary>
    public required bool IsDefault { get; init; }
}
