using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>What this server reads from a validated token.</summary>
internal sealed record TokenClaims
{
    public const string Subject = "sub";
    public const string Tenant = "tenant";
    public const string Roles = "roles";

    /// <summary>The role that may read over all tenants, where the directory gives it as well.</summary>
    public const string PlatformAdmin = "platform_admin";

    private const int LongestSubject = 255;

    /// <summary>Who the token is about.</summary>
    public required string UserSubject { get; init; }

    /// <summary>The tenant that the token is bound to; <see langword="null"/> when it is bound to none.</summary>
    public TenantName? BoundTenant { get; init; }

    /// <summary>When the token ends; what outlives a single answer must end with it.</summary>
    public DateTimeOffset ExpiresAt { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>The roles that the issuer gives.</summary>
    public required IReadOnlyList<string> GivenRoles { get; init; }

    /// <summary>
    /// What else the token says, such as <c>scope</c>; for policies. No role is among them, by whatever name.
    /// </summary>
    public IReadOnlyList<Claim> Others { get; init; } = [];

    /// <summary>What this token came to last time; kept as long as the token itself is.</summary>
    public KnownIdentity? LastIdentity { get; set; }

    /// <summary>
    /// Reads the claims. Two tenants, an empty one, or one that is no name make the whole token unusable: whoever
    /// issued it does not say clearly for whom it is.
    /// </summary>
    public static bool TryRead(ClaimsPrincipal user, [NotNullWhen(true)] out TokenClaims? claims)
    {
        claims = null;
        Claim[] subjects = [.. user.FindAll(Subject)];
        Claim[] tenants = [.. user.FindAll(Tenant)];
        TenantName? bound = null;
        // Control characters are in no name, break lines of the log, and U+0000 is nothing that PostgreSQL compares.
        if (subjects is not [{ Value.Length: > 0 and <= LongestSubject } subject] || subject.Value.Any(char.IsControl)
            || tenants.Length > 1
            || (tenants is [Claim tenant] && !TenantName.TryParse(tenant.Value, out bound)))
        {
            return false;
        }

        claims = new TokenClaims
        {
            UserSubject = subject.Value,
            BoundTenant = bound,
            GivenRoles = [.. user.FindAll(Roles).Select(static role => role.Value)],
            Others = [.. user.Claims.Where(IsOther).Select(static claim => claim.Clone())],
        };
        return true;
    }

    // Roles count where the directory gives them as well, so those that only the token gives must not reach a policy.
    private static bool IsOther(Claim claim) =>
        claim.Type is not (Subject or Tenant or Roles or "role" or ClaimTypes.Role);
}
