using GraphTenancy.GraphQL.Diagnostics;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Http;

/// <summary>
/// Gives the engine an operation in the name of a caller; the sessions go along as state of the request. The only way
/// from any transport to the engine.
/// </summary>
internal sealed class OperationRunner(
    RequestExecutor executor,
    ISessionFactory sessions,
    AdminSessions adminSessions,
    SqlDiagnostics diagnostics,
    IntrospectionPolicy introspection)
{
    /// <summary>Executes a request that has one answer; the caller disposes it.</summary>
    public ValueTask<ExecutionResult> ExecuteAsync(
        GraphQLRequest request,
        IServiceProvider services,
        RequestIdentity identity,
        CancellationToken cancellationToken) => executor.ExecuteAsync(
            Admit(request, identity),
            services,
            identity.User,
            context => Prepare(context, identity),
            cancellationToken);

    /// <summary>Executes an operation of a batch, which waits for its turn.</summary>
    public ValueTask<ExecutionResult> ExecuteAsync(
        GraphQLRequest request,
        IServiceProvider services,
        RequestIdentity identity,
        BatchTurn turn,
        CancellationToken cancellationToken) => executor.ExecuteAsync(
            Admit(request, identity),
            services,
            identity.User,
            context =>
            {
                context.SetState(turn);
                Prepare(context, identity);
            },
            cancellationToken);

    /// <summary>
    /// Starts a request that may have several answers; each event of a subscription runs as the caller of that moment.
    /// </summary>
    public ValueTask<ResponseStream> OpenAsync(
        GraphQLRequest request,
        IServiceProvider services,
        CallerWatch caller,
        CancellationToken cancellationToken) => executor.ExecuteStreamAsync(
            Admit(request, caller.Identity),
            services,
            caller.Identity.User,
            context => Prepare(context, caller.Identity),
            cancellationToken);

    // Nobody without an identity gets a session, and so none has SQL to be told of.
    private void Prepare(RequestContext context, RequestIdentity identity) => identity.AddTo(
        context,
        sessions,
        adminSessions,
        identity.Caller is null ? null : diagnostics.Watch(context, identity.Caller.Tenant?.TenantCode));

    private GraphQLRequest Admit(GraphQLRequest request, RequestIdentity identity) =>
        introspection.Allows(identity) ? request : request with { IsIntrospectionAllowed = false };
}
