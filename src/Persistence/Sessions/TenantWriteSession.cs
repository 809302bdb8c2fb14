using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <inheritdoc cref="ITenantWriteSession"/>
internal sealed class TenantWriteSession(TenantContext context, NpgsqlDataSource writeSource, SessionMetrics metrics)
    : ITenantWriteSession
{
    /// <inheritdoc/>
    public TenantContext Context { get; } = context;

    /// <inheritdoc/>
    public ValueTask<T> ExecuteAsync<T>(
        IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken) =>
        BatchGateway.RunAsync(
            writeSource,
            () => BatchGateway.TenantContextStatement(Context),
            statements,
            read,
            metrics.CountWrite,
            maySendAgain: false,
            cancellationToken);
}
