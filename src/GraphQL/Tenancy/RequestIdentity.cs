using System.Security.Claims;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>Everything about who asks and for which tenant, settled before the operation is looked at.</summary>
internal sealed record RequestIdentity
{
    public static RequestIdentity Anonymous { get; } = new() { User = new ClaimsPrincipal(new ClaimsIdentity()) };

    /// <summary>The caller with the roles that count: none that only the token claims.</summary>
    public required ClaimsPrincipal User { get; init; }

    /// <summary>The caller; <see langword="null"/> when anonymous or not in the directory.</summary>
    public Caller? Caller { get; init; }

    /// <summary>Why an operation that needs a tenant is refused; <see langword="null"/> when it is not.</summary>
    public GraphQLError? TenantRefusal { get; init; }

    /// <summary>Whether every operation is refused by <see cref="TenantRefusal"/>.</summary>
    public bool RefusesEverything { get; init; }

    /// <summary>The token's subject; for logs.</summary>
    public string? Subject { get; init; }

    /// <summary>Gives the resolvers what they may use, and nothing else.</summary>
    /// <param name="context">The request.</param>
    /// <param name="sessions">Makes the tenant's sessions.</param>
    /// <param name="adminSessions">Makes the privileged one.</param>
    /// <param name="observer">Watches them all.</param>
    public void AddTo(
        RequestContext context, ISessionFactory sessions, AdminSessions adminSessions, IBatchObserver? observer)
    {
        context.SetState(this);
        if (Caller is null)
        {
            return;
        }

        context.SetState(Caller);
        if (Caller.Tenant is { } tenant)
        {
            // The identity may be that of an earlier request; the events of a command are tied to this one.
            tenant = context.Operation == OperationType.Mutation
                ? tenant with { CorrelationId = Guid.CreateVersion7() }
                : tenant;
            context.SetState(tenant);
            context.SetState(sessions.OpenRead(tenant, observer));
            context.SetState(sessions.OpenWrite(tenant, observer));
        }

        if (Caller.PlatformRoles.Count > 0)
        {
            context.SetState(adminSessions.Open(Caller.UserId, observer));
        }
    }
}
