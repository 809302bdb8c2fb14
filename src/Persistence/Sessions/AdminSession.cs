using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <inheritdoc cref="IAdminSession"/>
internal sealed class AdminSession(
    Guid userId, NpgsqlDataSource analyticsSource, SessionMetrics metrics, IBatchObserver? observer = null)
    : IAdminSession
{
    /// <inheritdoc/>
    public Guid UserId { get; } = userId;

    /// <inheritdoc/>
    public ValueTask<T> QueryAsync<T>(
        IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken) =>
        BatchGateway.RunAsync(
            analyticsSource,
            () => BatchGateway.UserContextStatement(UserId),
            statements,
            skip: 0,
            read,
            metrics.CountAdminRead,
            new BatchWatch(BatchKind.Admin, observer),
            maySendAgain: true,
            cancellationToken);
}
