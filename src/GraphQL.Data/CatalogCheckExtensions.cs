using GraphTenancy.GraphQL.Data.Checks;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.Persistence.Catalog;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Data;

/// <summary>
/// Compares a schema's mapped records with the database. Run it at the start, before the first request: a renamed
/// column, a type that does not fit or a filter without its index is found then, and not by a client.
/// </summary>
public static class CatalogCheckExtensions
{
    /// <summary>Compares all mapped records of the schema with the catalog, in one round trip.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="catalog">Reads the catalog as the role of tenant requests.</param>
    /// <param name="cancellationToken">Cancels the statements in PostgreSQL, too.</param>
    /// <exception cref="CatalogMismatchException">They do not fit; it holds all findings.</exception>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public static async Task CheckAgainstCatalogAsync(
        this Schema schema, CatalogReader catalog, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        await CheckAsync(schema, catalog.ReadAsync, cancellationToken);
    }

    /// <summary>The same as the role of a session; for hosts that make their sessions in their own way.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="session">Any tenant's session; nothing of the tenant is read.</param>
    /// <param name="cancellationToken">Cancels the statements in PostgreSQL, too.</param>
    /// <exception cref="CatalogMismatchException">They do not fit; it holds all findings.</exception>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public static async Task CheckAgainstCatalogAsync(
        this Schema schema, ITenantSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        await CheckAsync(
            schema, (tables, token) => CatalogReader.ReadAsync(session, tables, token), cancellationToken);
    }

    private static async Task CheckAsync(
        Schema schema,
        Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyList<CatalogTable>>> read,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        IReadOnlyList<TableUse> uses = TableUses.Of(schema);
        if (uses.Count == 0)
        {
            return;
        }

        IReadOnlyList<CatalogTable> tables = await read(
            [.. uses.Select(static use => use.Table.Name)], cancellationToken);
        List<CatalogFinding> findings = new CatalogCheck(uses, tables).Run();
        if (findings.Count > 0)
        {
            throw new CatalogMismatchException(findings);
        }
    }
}
