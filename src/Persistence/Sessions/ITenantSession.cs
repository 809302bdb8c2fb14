namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// The reads of one tenant's user. Every call is one batch, one round trip and one REPEATABLE READ READ ONLY
/// transaction that starts with the tenant context; no connection can be had without it.
/// </summary>
public interface ITenantSession
{
    /// <summary>The context.</summary>
    TenantContext Context { get; }

    /// <summary>Sends [context, statements …] and reads the results of the statements.</summary>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    ValueTask<T> QueryAsync<T>(
        IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken);
}
