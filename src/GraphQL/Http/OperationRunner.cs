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
            context => identity.AddTo(context, sessions, adminSessions),
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
                identity.AddTo(context, sessions, adminSessions);
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
            context => caller.Identity.AddTo(context, sessions, adminSessions),
            cancellationToken);

    private GraphQLRequest Admit(GraphQLRequest request, RequestIdentity identity) =>
        introspection.Allows(identity) ? request : request with { IsIntrospectionAllowed = false };
}
