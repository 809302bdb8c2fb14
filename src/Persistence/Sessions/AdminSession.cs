using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <inheritdoc cref="IAdminSession"/>
internal sealed class AdminSession(Guid userId, NpgsqlDataSource analyticsSource, SessionMetrics metrics)
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
            read,
            metrics.CountAdminRead,
            maySendAgain: true,
            cancellationToken);
}
