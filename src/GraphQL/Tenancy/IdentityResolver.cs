using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Http;
using GraphTenancy.Persistence.Sessions;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Primitives;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>Settles who asks and for which tenant.</summary>
internal sealed class IdentityResolver(CallerDirectory directory, IConfiguration configuration)
{
    public const string BaseDomainKey = "GraphTenancy:Resolution:BaseDomain";

    private readonly string? _baseDomain = configuration[BaseDomainKey];

    /// <summary>Settles it; the directory is asked for at most one user.</summary>
    /// <exception cref="GraphQLException"><c>TENANT_INVALID</c>: the request names its tenant in a malformed
    /// way.</exception>
    /// <exception cref="PersistenceException">The directory cannot be read.</exception>
    public ValueTask<RequestIdentity> ResolveAsync(
        TokenClaims? token, HttpRequest request, CancellationToken cancellationToken) => token is null
            ? ValueTask.FromResult(RequestIdentity.Anonymous)
            : ResolveAsync(token, Select(request), cancellationToken);

    /// <summary>What a request says about its tenant.</summary>
    /// <exception cref="GraphQLException"><c>TENANT_INVALID</c>: a name is malformed.</exception>
    public TenantSelection Select(HttpRequest request) => TenantSelection.Read(request, _baseDomain);

    /// <summary>What the first message of a socket says about its tenant.</summary>
    /// <exception cref="GraphQLException"><c>TENANT_INVALID</c>: a name is malformed.</exception>
    public TenantSelection Select(StringValues header, HostString host) =>
        TenantSelection.Read(header, host, _baseDomain);

    /// <summary>Settles it; the directory is asked for at most one user.</summary>
    /// <exception cref="PersistenceException">The directory cannot be read.</exception>
    public async ValueTask<RequestIdentity> ResolveAsync(
        TokenClaims token, TenantSelection selection, CancellationToken cancellationToken)
    {
        DirectoryUser? user = await directory.FindAsync(token.UserSubject, cancellationToken);
        if (token.LastIdentity is { } known && known.IsOf(user, selection))
        {
            // All but the principal, to which whoever gets it can add: each request has one of its own.
            return known.Identity with { User = MakePrincipal(token, known.Identity.Caller) };
        }

        RequestIdentity identity = Resolve(token, user, selection);
        token.LastIdentity = new KnownIdentity(user, selection, identity);
        return identity;
    }

    private static RequestIdentity Resolve(TokenClaims token, DirectoryUser? user, TenantSelection selection)
    {
        TenantResolution resolution = TenantResolution.Resolve(user?.Memberships ?? [], token.BoundTenant, selection);
        Caller? caller = user is null ? null : Describe(user, token, resolution.Membership);
        return new RequestIdentity
        {
            User = MakePrincipal(token, caller),
            Caller = caller,
            Subject = token.UserSubject,
            TenantRefusal = user is null ? NotKnown : resolution.Refusal,
            RefusesEverything = resolution.RefusesEverything,
        };
    }

    /// <summary>Somebody whom no tenant and no administrator has entered is a member of nothing.</summary>
    private static GraphQLError NotKnown { get; } = new()
    {
        Message = "You are not a member of this tenant, or there is no such tenant.",
        Code = ServerErrorCodes.TenantForbidden,
    };

    private static Caller Describe(DirectoryUser user, TokenClaims token, DirectoryMembership? membership) => new()
    {
        UserId = user.UserId,
        Subject = user.Subject,
        Email = user.Email,
        DisplayName = user.DisplayName,
        Memberships = user.Memberships,
        // Both must agree: the directory says who may, the token says that this session is meant to.
        PlatformRoles = [.. user.PlatformRoles.Intersect(token.GivenRoles, StringComparer.Ordinal)],
        Tenant = membership is null ? null : new TenantContext
        {
            TenantId = membership.TenantId,
            TenantCode = membership.Code,
            UserId = user.UserId,
            Role = membership.Role,
        },
    };

    private static ClaimsPrincipal MakePrincipal(TokenClaims token, Caller? caller)
    {
        var identity = new ClaimsIdentity(
            JwtBearerDefaults.AuthenticationScheme, TokenClaims.Subject, TokenClaims.Roles);
        identity.AddClaim(Claim(TokenClaims.Subject, token.UserSubject));
        identity.AddClaims(token.Others);
        foreach (string role in caller?.PlatformRoles ?? [])
        {
            identity.AddClaim(Claim(TokenClaims.Roles, role));
        }

        if (caller?.Tenant is { } tenant)
        {
            identity.AddClaim(Claim(TokenClaims.Roles, tenant.Role));
        }

        return new ClaimsPrincipal(identity);

        // Its subject is given at once: a claim that belongs to nobody yet is copied when it is added.
        Claim Claim(string type, string value) => new(type, value, null, null, null, identity);
    }
}
