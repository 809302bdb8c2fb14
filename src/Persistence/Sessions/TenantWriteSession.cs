using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <inheritdoc cref="ITenantWriteSession"/>
internal sealed class TenantWriteSession(
    TenantContext context, NpgsqlDataSource writeSource, SessionMetrics metrics, IBatchObserver? observer = null)
    : ITenantWriteSession
{
    /// <inheritdoc/>
    public TenantContext Context { get; } = context;

    /// <inheritdoc/>
    public ValueTask<T> ExecuteAsync<T>(
        IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken) =>
        ExecuteAsync(statements, skip: 0, read, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<T> ExecuteAsync<T>(
        IReadOnlyList<SqlStatement> statements, int skip, RowReader<T> read, CancellationToken cancellationToken) =>
        BatchGateway.RunAsync(
            writeSource,
            () => BatchGateway.TenantContextStatement(Context),
            statements,
            skip,
            read,
            metrics.CountWrite,
            new BatchWatch(BatchKind.Write, observer),
            maySendAgain: false,
            cancellationToken);
}
