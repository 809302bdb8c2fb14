using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Diagnostics;

/// <summary>Gives each request what watches its SQL.</summary>
internal sealed class SqlDiagnostics(SqlSettings settings, SlowStatementLog log)
{
    /// <summary>Who watches the sessions of a request; <see langword="null"/> where nothing is wanted.</summary>
    /// <param name="context">The request.</param>
    /// <param name="tenant">The code of its tenant, for the log.</param>
    public IBatchObserver? Watch(RequestContext context, string? tenant) =>
        settings is { IsReported: false, Slow: null } ? null : new RequestStatements(settings, log, context, tenant);
}
