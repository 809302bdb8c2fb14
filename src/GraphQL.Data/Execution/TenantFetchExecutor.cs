using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>
/// Executes in the session of the request's tenant. Below a mutation it is the write session, whose database is the one
/// that was written to: a replica may not have the rows yet.
/// </summary>
internal sealed class TenantFetchExecutor : BatchFetchExecutor
{
    protected override Guid RequireSession(RequestContext context)
    {
        TenantContext? tenant = context.Operation == OperationType.Mutation
            ? context.FindState<ITenantWriteSession>()?.Context
            : context.FindState<ITenantSession>()?.Context;
        return tenant?.TenantId ?? throw new GraphQLException(
            "This field reads the data of a tenant, and the request names none. "
            + "Send a token of a member, or choose one of your tenants.",
            DataErrorCodes.TenantRequired);
    }

    protected override ValueTask<bool> SendAsync(
        RequestContext context,
        IReadOnlyList<SqlStatement> statements,
        RowReader<bool> read,
        CancellationToken cancellationToken)
    {
        // RequireSession has seen the session.
        return context.Operation == OperationType.Mutation
            ? context.FindState<ITenantWriteSession>()!.ExecuteAsync(statements, read, cancellationToken)
            : context.FindState<ITenantSession>()!.QueryAsync(statements, read, cancellationToken);
    }
}
