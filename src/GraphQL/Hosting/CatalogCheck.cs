using GraphTenancy.GraphQL.Data;
using GraphTenancy.Persistence.Catalog;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>
/// Refuses to start on a database that the mapped records do not fit. A database that cannot be reached, or that waits
/// for its migrations, does not stop the start: readiness tells of it, and compares as soon as it can.
/// </summary>
internal sealed class CatalogCheck(DatabaseReadiness readiness) : IHostedService
{
    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">They do not fit; the message has a line for each finding.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await readiness.FindMismatchAsync(cancellationToken) is { } mismatch)
        {
            throw new ConfigurationException(mismatch.Message, mismatch);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Compares the schema's mapped records with the database until they were seen to fit.</summary>
internal sealed class CatalogComparison(Engine.Types.Schema schema, CatalogReader catalog)
{
    private volatile bool _fits;

    /// <summary>What does not fit; null when all does. Asks the database once only when all does.</summary>
    /// <exception cref="Persistence.Sessions.PersistenceException">The database could not be asked.</exception>
    public async Task<CatalogMismatchException?> FindMismatchAsync(CancellationToken cancellationToken)
    {
        if (_fits)
        {
            return null;
        }

        try
        {
            await schema.CheckAgainstCatalogAsync(catalog, cancellationToken);
            _fits = true;
            return null;
        }
        catch (CatalogMismatchException mismatch)
        {
            return mismatch;
        }
    }
}
