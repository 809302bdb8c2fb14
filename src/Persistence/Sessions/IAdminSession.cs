namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// Privileged reads over all tenants: another login (<c>gt_analytics</c>), another pool, another type, read only.
/// Only <c>Schema/Admin</c> may name it.
/// </summary>
public interface IAdminSession
{
    /// <summary>Who asks.</summary>
    Guid UserId { get; }

    /// <summary>Sends the statements as one read-only batch and reads their results.</summary>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    ValueTask<T> QueryAsync<T>(
        IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken);
}
