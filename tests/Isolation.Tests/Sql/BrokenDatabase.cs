using GraphTenancy.Isolation.Tests.World;
using GraphTenancy.Persistence.Migrations;
using GraphTenancy.TestKit;

namespace GraphTenancy.Isolation.Tests.Sql;

/// <summary>A database of its own with two companies, whose guards tests take away and put back.</summary>
public sealed class BrokenDatabase : IAsyncLifetime
{
    private readonly PostgresFixture _postgres = new();
    private TestDatabase? _database;
    private TestServerFactory? _server;
    private Company? _one;
    private Company? _other;

    internal TestDatabase Database => _database ?? throw new InvalidOperationException("Not initialized.");

    internal Company One => _one ?? throw new InvalidOperationException("Not initialized.");

    internal Company Other => _other ?? throw new InvalidOperationException("Not initialized.");

    public async Task InitializeAsync()
    {
        _database = await _postgres.CreateScratchDatabaseAsync();
        _server = new TestServerFactory(_database.ConnectionStrings);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await Database.DisposeAsync();
    }

    /// <summary>
    /// All policies and grants as the repository has them, and two companies of which nothing is missing.
    /// </summary>
    internal async Task MendAsync()
    {
        await new MigrationRunner(Database.ConnectionStrings.Migrator ?? "").MigrateAsync(CancellationToken.None);
        (_one, _) = await TwoCompanies.FoundAsync(Database, _server!);
        (_other, _) = await TwoCompanies.FoundAsync(Database, _server!);
    }

    /// <summary>The holes of a relation for the tenant <see cref="One"/>.</summary>
    internal async Task<IReadOnlyList<string>> FindHolesAsync(string relation, bool policiesOnly = false) =>
        await new Border(Database).FindHolesAsync(
            await Relation.FindAsync(Database, relation), One.Context, Other.Context.TenantId, policiesOnly);

    /// <summary>The names of all relations with a tenant.</summary>
    internal async Task<string[]> TenantRelationsAsync() =>
        [.. (await Relation.AllAsync(Database)).Where(relation => relation.HasTenant).Select(relation => relation.Name)];
}
