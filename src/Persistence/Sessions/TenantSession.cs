using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <inheritdoc cref="ITenantSession"/>
internal sealed class TenantSession(
    TenantContext context, NpgsqlDataSource readSource, SessionMetrics metrics, IBatchObserver? observer = null)
    : ITenantSession
{
    /// <inheritdoc/>
    public TenantContext Context { get; } = context;

    /// <inheritdoc/>
    public ValueTask<T> QueryAsync<T>(
        IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken) =>
        BatchGateway.RunAsync(
            readSource,
            () => BatchGateway.TenantContextStatement(Context),
            statements,
            skip: 0,
            read,
            metrics.CountRead,
            new BatchWatch(BatchKind.Read, observer),
            maySendAgain: true,
            cancellationToken);
}
