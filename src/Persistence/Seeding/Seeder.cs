using System.Security.Cryptography;
using System.Text;
using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.Persistence.Seeding;

/// <summary>
/// Fills a migrated database with demo or load data. Tenants and users are made by <c>gt_control</c>; everything of a
/// tenant is written by <c>gt_app</c> in that tenant's own context, so that seeding can break no rule that commands
/// obey. A run may be repeated, and goes on where an earlier one stopped.
/// </summary>
public sealed class Seeder(PostgresDataSources dataSources, TimeProvider? clock = null)
{
    // Small enough to stay far below the statement timeout of gt_app, also on a busy machine.
    private const int OrdersPerBatch = 4000;

    private static readonly string[] GivenNames =
        ["Ada", "Ben", "Chloe", "Dan", "Eva", "Finn", "Gina", "Hugo", "Iris", "Jon", "Kim", "Leo", "Mia", "Noah"];

    private static readonly string[] FamilyNames =
        ["Archer", "Baker", "Carter", "Dyer", "Fisher", "Glover", "Hunter", "Mason", "Porter", "Smith", "Turner"];

    private static readonly string[] Things =
        ["Bolt", "Bracket", "Cable", "Filter", "Gear", "Hinge", "Lamp", "Motor", "Panel", "Pump", "Sensor", "Valve"];

    private readonly SessionFactory _sessions = new(dataSources);
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>
    /// Makes the tenants and users of <see cref="DemoData"/>, and about 25 orders for each of the two.
    /// </summary>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public async Task<SeedReport> SeedDemoAsync(CancellationToken cancellationToken)
    {
        int tenants = await AddTenantsAsync(DemoData.Tenants, DemoData.Users, cancellationToken);
        DateTimeOffset now = Now();
        var common = new SeedPlan([], DemoData.CommonProducts, 0, 0, 0, TimeSpan.FromDays(90), now);
        var acme = new SeedPlan(DemoData.AcmeCustomers, DemoData.AcmeProducts, 26, 1, 4, TimeSpan.FromDays(60), now);
        var globex = new SeedPlan(
            DemoData.GlobexCustomers, DemoData.GlobexProducts, 24, 1, 3, TimeSpan.FromDays(45), now);

        await AddMasterDataAsync(DemoData.ContextOf(DemoData.OliviaId), common, cancellationToken);
        SeedReport report = new() { Tenants = tenants };
        report = await AddDemoOrdersAsync(report, acme, DemoData.AliceId, DemoData.BobId, cancellationToken);
        return await AddDemoOrdersAsync(report, globex, DemoData.GraceId, DemoData.HenryId, cancellationToken);
    }

    /// <summary>Makes a new tenant without data, and a user who is its administrator.</summary>
    /// <param name="code">The tenant's code; must be free.</param>
    /// <param name="name">The tenant's name.</param>
    /// <param name="subject">The <c>sub</c> claim of the user's tokens; must be free.</param>
    /// <param name="cancellationToken">Stops before the tenant is made.</param>
    /// <exception cref="DuplicateKeyException">The code or the subject is taken.</exception>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public async Task<TenantContext> SeedEmptyTenantAsync(
        string code, string name, string subject, CancellationToken cancellationToken)
    {
        var tenant = new SeedTenant(Guid.CreateVersion7(), code, name, "pro");
        var user = new SeedUser(Guid.CreateVersion7(), subject, $"Administrator of {name}", tenant.TenantId, "admin");
        await AddTenantsAsync([tenant], [user], cancellationToken);
        return new TenantContext
        {
            TenantId = tenant.TenantId,
            TenantCode = code,
            UserId = user.UserId,
            Role = "admin",
        };
    }

    /// <summary>Makes tenants <c>load_0001</c> and so on, with skewed numbers of orders.</summary>
    /// <param name="plan">How much.</param>
    /// <param name="progress">Told the number of orders that are done, as they get done; from any thread.</param>
    /// <param name="cancellationToken">Stops between two batches; what is written stays and is whole.</param>
    /// <exception cref="ArgumentException">The plan asks for too little or too much.</exception>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public async Task<SeedReport> SeedLoadAsync(
        LoadPlan plan, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        IReadOnlyList<int> sizes = plan.Sizes();
        SeedTenant[] tenants = [.. Enumerable.Range(1, plan.Tenants).Select(LoadTenant)];
        SeedUser[] users = [.. tenants.Select(tenant => new SeedUser(
            IdOf($"{tenant.Code}/user"), tenant.Code, $"User of {tenant.Name}", tenant.TenantId, "admin"))];
        int added = await AddTenantsAsync(tenants, users, cancellationToken);

        DateTimeOffset now = Now();
        int written = 0;
        int skipped = 0;
        // Big tenants come first, so that the last ones to end are small and no worker waits for one giant.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, plan.Tenants),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount),
                CancellationToken = cancellationToken,
            },
            async (index, token) =>
            {
                TenantContext context = new()
                {
                    TenantId = tenants[index].TenantId,
                    TenantCode = tenants[index].Code,
                    UserId = users[index].UserId,
                    Role = "admin",
                };
                SeedPlan seed = LoadPlanOf(sizes[index], plan.LinesPerOrder, now);
                await AddMasterDataAsync(context, seed, token);
                for (int from = 1; from <= seed.OrderCount; from += OrdersPerBatch)
                {
                    int to = Math.Min(from + OrdersPerBatch - 1, seed.OrderCount);
                    bool isNew = await AddOrdersAsync(context, seed, from, to, token);
                    Interlocked.Add(ref isNew ? ref written : ref skipped, to - from + 1);
                    progress?.Report(Volatile.Read(ref written) + Volatile.Read(ref skipped));
                }
            });
        return new SeedReport { Tenants = added, Orders = written, SkippedOrders = skipped };
    }

    private async Task<SeedReport> AddDemoOrdersAsync(
        SeedReport report, SeedPlan plan, Guid admin, Guid member, CancellationToken cancellationToken)
    {
        await AddMasterDataAsync(DemoData.ContextOf(admin), plan, cancellationToken);
        int half = plan.OrderCount / 2;
        bool first = await AddOrdersAsync(DemoData.ContextOf(admin), plan, 1, half, cancellationToken);
        bool second = await AddOrdersAsync(
            DemoData.ContextOf(member), plan, half + 1, plan.OrderCount, cancellationToken);
        int added = (first ? half : 0) + (second ? plan.OrderCount - half : 0);
        return report with
        {
            Orders = report.Orders + added,
            SkippedOrders = report.SkippedOrders + plan.OrderCount - added,
        };
    }

    private async Task<int> AddTenantsAsync(
        IReadOnlyList<SeedTenant> tenants, IReadOnlyList<SeedUser> users, CancellationToken cancellationToken)
    {
        List<SqlStatement> statements =
        [
            .. tenants.Select(SeedStatements.InsertTenant),
            .. users.Select(SeedStatements.InsertUser),
            .. users.Select(SeedStatements.InsertRole),
        ];
        return await BatchGateway.RunAsync(
            dataSources.Control,
            () => BatchGateway.UserContextStatement(Guid.Empty),
            statements,
            (reader, token) => CountRowsAsync(tenants.Count, reader, token),
            dataSources.Metrics.CountControlCall,
            maySendAgain: false,
            cancellationToken);
    }

    private async Task AddMasterDataAsync(TenantContext context, SeedPlan plan, CancellationToken cancellationToken)
    {
        if (!await IsThereAsync(context, SeedStatements.HasMasterData(), cancellationToken))
        {
            await WriteAsync(context, [.. SeedStatements.MasterData(context, plan)], cancellationToken);
        }
    }

    private async Task<bool> AddOrdersAsync(
        TenantContext context, SeedPlan plan, int from, int to, CancellationToken cancellationToken)
    {
        if (await IsThereAsync(context, SeedStatements.HasOrder(from), cancellationToken))
        {
            return false;
        }

        Guid[] products = await _sessions.OpenWrite(context).ExecuteAsync(
            [SeedStatements.ProductIds()],
            static async (reader, token) =>
            {
                await reader.ReadAsync(token);
                return reader.GetFieldValue<Guid[]>(0);
            },
            cancellationToken);
        await WriteAsync(context, [.. SeedStatements.Orders(context, plan, from, to, products)], cancellationToken);
        return true;
    }

    private ValueTask<bool> IsThereAsync(
        TenantContext context, SqlStatement question, CancellationToken cancellationToken) =>
        _sessions.OpenWrite(context).ExecuteAsync(
            [question],
            static async (reader, token) => await reader.ReadAsync(token) && reader.GetBoolean(0),
            cancellationToken);

    private async Task WriteAsync(
        TenantContext context, IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken) =>
        await _sessions.OpenWrite(context).ExecuteAsync(
            statements, static (_, _) => ValueTask.FromResult(0), cancellationToken);

    private static async ValueTask<int> CountRowsAsync(
        int results, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        int rows = 0;
        for (int result = 0; result < results; result++)
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                rows++;
            }

            await reader.NextResultAsync(cancellationToken);
        }

        return rows;
    }

    // Whole seconds, because that is what the JSON of the events says.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(_clock.GetUtcNow().ToUnixTimeSeconds());

    private static SeedTenant LoadTenant(int number)
    {
        string code = $"load_{number:0000}";
        string plan = (number % 3) switch { 0 => "enterprise", 1 => "pro", _ => "free" };
        return new SeedTenant(IdOf(code), code, $"Load {number}", plan);
    }

    private static SeedPlan LoadPlanOf(int orders, int lines, DateTimeOffset now)
    {
        int customers = Math.Clamp(orders / 10, 5, 5000);
        int products = Math.Clamp(orders / 50, 10, 200);
        return new SeedPlan(
            [.. Enumerable.Range(0, customers).Select(NameOf)],
            [.. Enumerable.Range(1, products).Select(ProductOf)],
            orders,
            lines,
            lines,
            TimeSpan.FromDays(365),
            now);
    }

    private static string NameOf(int number) =>
        $"{GivenNames[number % GivenNames.Length]} {FamilyNames[number / 7 % FamilyNames.Length]} {number + 1}";

    private static SeedProduct ProductOf(int number) => new(
        $"P-{number:0000}",
        $"{Things[number % Things.Length]} {number}",
        99 + (number * 137 % 20_000),
        $$"""{"series": {{number % 9}}}""");

    // Fixed by the name, so that a repeated run finds what the first one made.
    private static Guid IdOf(string name) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes("graphtenancy/" + name)).AsSpan(0, 16));
}
