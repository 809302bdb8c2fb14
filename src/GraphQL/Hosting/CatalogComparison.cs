using GraphTenancy.GraphQL.Data;
using GraphTenancy.Persistence.Catalog;

namespace GraphTenancy.GraphQL.Hosting;

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
