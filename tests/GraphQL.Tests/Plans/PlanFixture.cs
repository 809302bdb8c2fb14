using System.Globalization;
using GraphTenancy.Persistence.Migrations;
using GraphTenancy.Persistence.Seeding;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphTenancy.GraphQL.Tests.Plans;

/// <summary>
/// The server on a database with so many tenants and rows that its plans are those of production, and with the means
/// to see what it sends.
/// </summary>
public sealed class PlanFixture : IAsyncLifetime
{
    private const string Tenant = "load_0003";

    private TestDatabase? _database;
    private TestServerFactory? _factory;
    private TenantContext? _context;

    public TestClient Client { get; private set; } = new(new HttpClient());

    public TestDatabase Database => _database ?? throw new InvalidOperationException("Not initialized.");

    public TenantContext Context => _context ?? throw new InvalidOperationException("Not initialized.");

    public async Task InitializeAsync()
    {
        _database = await (await TestCluster.GetAsync()).CreateDatabaseAsync();
        var seeder = new Seeder(_database.DataSources);
        await seeder.SeedDemoAsync(CancellationToken.None);
        await seeder.SeedLoadAsync(new LoadPlan(Tenants: 2_000, Orders: 40_000), progress: null, CancellationToken.None);
        await SpreadAsync(_database);
        await new MigrationRunner(_database.ConnectionStrings.Migrator ?? "").AnalyzeAsync(CancellationToken.None);
        _context = new TenantContext
        {
            TenantId = await _database.ScalarAsAdminAsync<Guid>("select tenant_id from control.tenants where code = $1", Tenant),
            TenantCode = Tenant,
            UserId = await _database.ScalarAsAdminAsync<Guid>("select user_id from control.users where subject = $1", Tenant),
            Role = "admin",
        };
        _factory = new TestServerFactory(_database.ConnectionStrings)
        {
            Configure = static services => services.Replace(ServiceDescriptor.Singleton<ISessionFactory, RecordingSessions>()),
        };
        Client = new TestClient(_factory.CreateClient()) { Token = TestTokens.Create(Tenant, ("tenant", Tenant)) };
    }

    public async Task DisposeAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    // The seed makes all customers and products of a tenant at one moment, and gives no customer an address.
    private static async Task SpreadAsync(TestDatabase database)
    {
        const string created = "created_at = created_at + (hashtext({0}::text) % 100000) * interval '1 minute'";
        await database.ExecuteAsAdminAsync(
            $"update read_model.customers set {string.Format(CultureInfo.InvariantCulture, created, "customer_id")}, "
            + "email = lower(replace(name, ' ', '.')) || '@example.test'");
        await database.ExecuteAsAdminAsync(
            $"update read_model.products set {string.Format(CultureInfo.InvariantCulture, created, "product_id")}");
    }

    /// <summary>Executes a document and explains all that it sent to the database.</summary>
    public async Task<IReadOnlyList<Explained>> ExplainAsync(string document, object? variables = null)
    {
        var sessions = (RecordingSessions)_factory!.Services.GetRequiredService<ISessionFactory>();
        sessions.Take();
        (await Client.QueryAsync(document, variables ?? new object())).Succeeded();
        var explained = new List<Explained>();
        foreach (SqlStatement statement in sessions.Take())
        {
            explained.Add(await ExplainAsync(statement));
        }

        Assert.NotEmpty(explained);
        return explained;
    }

    /// <summary>Explains a statement as the role of tenant requests, under the tenant's policies.</summary>
    public async Task<Explained> ExplainAsync(SqlStatement statement)
    {
        string plan = await Database.OpenSession(Context).QueryAsync(
            [new SqlStatement($"explain (verbose, costs off, format json) {statement.Text}", statement.Parameters)],
            static async (reader, token) => await reader.ReadAsync(token) ? reader.GetString(0) : "",
            CancellationToken.None);
        return new Explained(statement.Text, plan, PlanNode.Parse(plan));
    }
}

/// <summary>A statement and its plan.</summary>
public sealed record Explained(string Sql, string Json, PlanNode Plan);

[CollectionDefinition(Name)]
public sealed class PlanCollection : ICollectionFixture<PlanFixture>
{
    public const string Name = "plans";
}
