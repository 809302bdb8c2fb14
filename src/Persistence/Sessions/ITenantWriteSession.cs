namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// The commands of one tenant's user. Every call is one batch, one round trip and one transaction that starts with
/// the tenant context: all statements take effect or none does.
/// </summary>
public interface ITenantWriteSession
{
    /// <summary>The context.</summary>
    TenantContext Context { get; }

    /// <summary>Sends [context, statements …] and reads the results of the statements.</summary>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    ValueTask<T> ExecuteAsync<T>(
        IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken);

    /// <summary>
    /// Sends [context, statements …] and reads the results of the statements behind the first <paramref name="skip"/>,
    /// which may have results or none.
    /// </summary>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    ValueTask<T> ExecuteAsync<T>(
        IReadOnlyList<SqlStatement> statements, int skip, RowReader<T> read, CancellationToken cancellationToken);
}
