using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>
/// Who asks, for as long as a stream or a socket lives. A token ends, a member is removed, a tenant is suspended while
/// it is open; what was true at the start is asked again.
/// </summary>
internal sealed class CallerWatch(
    IdentityResolver identities,
    TimeProvider time,
    TokenClaims? token,
    TenantSelection selection,
    RequestIdentity identity)
{
    private volatile RequestIdentity _identity = identity;

    /// <summary>The caller as of the last look.</summary>
    public RequestIdentity Identity => _identity;

    /// <summary>Until the token ends; never negative. Infinite for an anonymous caller.</summary>
    public TimeSpan TimeLeft
    {
        get
        {
            if (token is null || token.ExpiresAt == DateTimeOffset.MaxValue)
            {
                return Timeout.InfiniteTimeSpan;
            }

            TimeSpan left = token.ExpiresAt - time.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Looks who asks.</summary>
    /// <returns>Why nothing may be asked; <see langword="null"/> when something may.</returns>
    /// <exception cref="PersistenceException">The directory cannot be read.</exception>
    public async ValueTask<GraphQLError?> LookAsync(CancellationToken cancellationToken)
    {
        if (token is null)
        {
            return null;
        }

        if (TimeLeft == TimeSpan.Zero)
        {
            return Expired;
        }

        _identity = await identities.ResolveAsync(token, selection, cancellationToken);
        return _identity is { RefusesEverything: true, TenantRefusal: { } refusal } ? refusal : null;
    }

    /// <summary>
    /// Whether an operation that began as <paramref name="before"/> may go on: for the same tenant, with the same
    /// roles.
    /// </summary>
    /// <returns>Why it must end; <see langword="null"/> when it may go on.</returns>
    /// <exception cref="PersistenceException">The directory cannot be read.</exception>
    public async ValueTask<GraphQLError?> LookAgainAsync(RequestIdentity before, CancellationToken cancellationToken)
    {
        if (await LookAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        RequestIdentity now = _identity;
        return IsSame(before.Caller, now.Caller) ? null : now.TenantRefusal ?? Changed;
    }

    private static bool IsSame(Caller? before, Caller? now) =>
        before?.UserId == now?.UserId
        && before?.Tenant?.TenantId == now?.Tenant?.TenantId
        && before?.Tenant?.Role == now?.Tenant?.Role
        && (before?.PlatformRoles ?? []).SequenceEqual(now?.PlatformRoles ?? [], StringComparer.Ordinal);

    private static GraphQLError Expired { get; } = new()
    {
        Message = "The token has expired. Connect again with a new one.",
        Code = ErrorCodes.NotAuthenticated,
    };

    private static GraphQLError Changed { get; } = new()
    {
        Message = "Your rights have changed. Send the operation again.",
        Code = ErrorCodes.NotAuthorized,
    };
}
