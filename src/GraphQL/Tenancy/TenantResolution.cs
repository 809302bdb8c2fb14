using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Http;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>Which tenant a caller works for. Only memberships count; everything else chooses among them.</summary>
internal sealed record TenantResolution
{
    /// <summary>The membership; <see langword="null"/> when <see cref="Refusal"/> says why there is none.</summary>
    public DirectoryMembership? Membership { get; private init; }

    /// <summary>Why an operation that needs a tenant is refused.</summary>
    public GraphQLError? Refusal { get; private init; }

    /// <summary>
    /// Whether every operation is refused, because the request asks for a tenant it may not have. A caller who asks for
    /// none may still use the fields that need none, such as the list of the own tenants.
    /// </summary>
    public bool RefusesEverything { get; private init; }

    public static TenantResolution Resolve(
        IReadOnlyList<DirectoryMembership> memberships, TenantName? token, TenantSelection selection)
    {
        DirectoryMembership[] alive = [.. memberships.Where(static membership => membership.Status != "deleted")];
        TenantName[] named = [.. new[] { token, selection.ByHeader, selection.BySubDomain }.OfType<TenantName>()];
        return named.Length == 0 ? ResolveUnnamed(alive) : ResolveNamed(alive, named, isTokenBound: token is not null);
    }

    private static TenantResolution ResolveUnnamed(DirectoryMembership[] memberships)
    {
        DirectoryMembership? chosen = Array.Find(memberships, static membership => membership.IsDefault)
            ?? (memberships is [DirectoryMembership only] ? only : null);
        return chosen is not null ? Use(chosen, isNamed: false) : new TenantResolution
        {
            Refusal = Error(
                $"The operation needs a tenant. Name one of yours in the header {TenantSelection.HeaderName}.",
                ServerErrorCodes.TenantRequired),
        };
    }

    private static TenantResolution ResolveNamed(
        DirectoryMembership[] memberships, TenantName[] named, bool isTokenBound)
    {
        DirectoryMembership?[] found =
            [.. named.Select(name => Array.Find(memberships, name.Names))];

        // "Unknown" and "not a member" are the same thing here, and so give the same answer in the same time.
        if (found[0] is not { } first || (!isTokenBound && found.Contains(null)))
        {
            return Refuse(
                "You are not a member of this tenant, or there is no such tenant.", ServerErrorCodes.TenantForbidden);
        }

        return Array.TrueForAll(found, other => other?.TenantId == first.TenantId)
            ? Use(first, isNamed: true)
            : Refuse(
                $"Token, header {TenantSelection.HeaderName} and sub-domain must name the same tenant.",
                ServerErrorCodes.TenantConflict);
    }

    private static TenantResolution Use(DirectoryMembership membership, bool isNamed) => membership.Status == "active"
        ? new TenantResolution { Membership = membership }
        : new TenantResolution
        {
            Refusal = Error("The tenant is suspended. Ask its administrator.", ServerErrorCodes.TenantSuspended),
            RefusesEverything = isNamed,
        };

    private static TenantResolution Refuse(string message, string code) =>
        new() { Refusal = Error(message, code), RefusesEverything = true };

    private static GraphQLError Error(string message, string code) => new() { Message = message, Code = code };
}
