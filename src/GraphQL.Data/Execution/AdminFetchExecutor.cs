using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>Executes privileged fields in the request's session over all tenants.</summary>
internal sealed class AdminFetchExecutor : BatchFetchExecutor
{
    protected override Guid RequireSession(RequestContext context) => context.FindState<IAdminSession>() is not null
        ? Guid.Empty
        : throw new GraphQLException("This field is for platform administrators.", ErrorCodes.NotAuthorized);

    protected override ValueTask<bool> SendAsync(
        RequestContext context,
        IReadOnlyList<SqlStatement> statements,
        RowReader<bool> read,
        CancellationToken cancellationToken) =>
        // RequireSession has seen the session.
        context.FindState<IAdminSession>()!.QueryAsync(statements, read, cancellationToken);
}
