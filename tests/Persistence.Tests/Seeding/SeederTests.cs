using System.Text.Json;
using System.Text.Json.Nodes;
using GraphTenancy.Persistence.Seeding;
using GraphTenancy.TestKit;

namespace GraphTenancy.Persistence.Tests.Seeding;

public sealed class SeederTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    // Counted from the rows themselves, as nobody but this test does.
    private const string WrongStatistics = """
        select count(*) from read_model.tenant_statistics s
        where (order_count, shipped_count, cancelled_count, revenue_minor, customer_count, event_count) is distinct from (
            (select count(*) from read_model.orders o where o.tenant_id = s.tenant_id),
            (select count(*) from read_model.orders o where o.tenant_id = s.tenant_id and status = 'SHIPPED'),
            (select count(*) from read_model.orders o where o.tenant_id = s.tenant_id and status = 'CANCELLED'),
            (select coalesce(sum(total_minor), 0)::bigint from read_model.orders o
                where o.tenant_id = s.tenant_id and status <> 'CANCELLED'),
            (select count(*) from read_model.customers c where c.tenant_id = s.tenant_id),
            (select count(*) from event_store.events e where e.tenant_id = s.tenant_id))
        """;

    private const string OrdersWithoutTheirHistory = """
        select count(*) from read_model.orders o
        where total_minor <> (select sum(amount_minor) from read_model.order_lines l
                where (l.tenant_id, l.order_id) = (o.tenant_id, o.order_id))
            or version <> (select max(version) from event_store.events e
                where (e.tenant_id, e.stream_id) = (o.tenant_id, o.order_id))
            or version <> (select version from event_store.streams s
                where (s.tenant_id, s.stream_id) = (o.tenant_id, o.order_id) and stream_type = 'Order')
            or status <> (select case event_type when 'OrderShipped' then 'SHIPPED' when 'OrderCancelled' then 'CANCELLED'
                    else 'PLACED' end from event_store.events e
                where (e.tenant_id, e.stream_id, e.version) = (o.tenant_id, o.order_id, o.version))
        """;

    [Fact]
    public async Task The_demo_has_its_figures_and_a_second_run_adds_nothing()
    {
        await using TestDatabase scratch = await postgres.CreateScratchDatabaseAsync();
        var seeder = new Seeder(scratch.DataSources);

        SeedReport first = await seeder.SeedDemoAsync(CancellationToken.None);
        SeedReport second = await seeder.SeedDemoAsync(CancellationToken.None);

        Assert.Equal(new SeedReport { Tenants = 3, Orders = 50 }, first);
        Assert.Equal(new SeedReport { SkippedOrders = 50 }, second);
        Assert.Equal((26, 24), (
            await scratch.CountAsAdminAsync("read_model.orders", DemoData.AcmeId),
            await scratch.CountAsAdminAsync("read_model.orders", DemoData.GlobexId)));
        Assert.Equal(5L, await scratch.ScalarAsAdminAsync<long>("select count(*) from control.users"));
        await AssertConsistentAsync(scratch);
    }

    [Fact]
    public async Task Load_data_are_skewed_consistent_and_continued_by_a_second_run()
    {
        await using TestDatabase scratch = await postgres.CreateScratchDatabaseAsync();
        var seeder = new Seeder(scratch.DataSources);
        var plan = new LoadPlan(Tenants: 5, Orders: 600);

        SeedReport first = await seeder.SeedLoadAsync(plan, progress: null, CancellationToken.None);
        SeedReport second = await seeder.SeedLoadAsync(plan, progress: null, CancellationToken.None);

        Assert.Equal((5, 600, 0), (first.Tenants, first.Orders, first.SkippedOrders));
        Assert.Equal((0, 0, 600), (second.Tenants, second.Orders, second.SkippedOrders));
        Assert.Equal(1800L, await scratch.ScalarAsAdminAsync<long>("select count(*) from read_model.order_lines"));
        Assert.Equal(plan.Sizes().Select(size => (long)size).ToArray(), await scratch.ScalarAsAdminAsync<long[]>(
            "select array_agg(order_count order by order_count desc) from read_model.tenant_statistics"));
        await AssertConsistentAsync(scratch);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1000)]
    [InlineData(100, 200_000)]
    public void The_sizes_of_the_tenants_are_skewed_and_add_up(int tenants, int orders)
    {
        IReadOnlyList<int> sizes = new LoadPlan(tenants, orders).Sizes();

        Assert.Equal(tenants, sizes.Count);
        Assert.Equal(orders, sizes.Sum());
        Assert.Equal(sizes.OrderDescending(), sizes);
        Assert.All(sizes, size => Assert.True(size >= 1));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 9)]
    [InlineData(10_001, 20_000)]
    public void A_plan_that_cannot_be_is_refused(int tenants, int orders) =>
        Assert.Throws<ArgumentException>(() => new LoadPlan(tenants, orders).Sizes());

    [Theory]
    [InlineData("OrderPlaced", typeof(OrderPlaced))]
    [InlineData("OrderShipped", typeof(OrderShipped))]
    [InlineData("OrderCancelled", typeof(OrderCancelled))]
    [InlineData("CustomerRegistered", typeof(CustomerRegistered))]
    [InlineData("ProductUpserted", typeof(ProductUpserted))]
    public async Task Seeded_events_are_what_the_program_would_have_written(string eventType, Type type)
    {
        await using TestDatabase scratch = await postgres.CreateScratchDatabaseAsync();
        await new Seeder(scratch.DataSources).SeedDemoAsync(CancellationToken.None);

        string[] stored = await scratch.ScalarAsAdminAsync<string[]>(
            "select array_agg(data::text) from event_store.events where event_type = $1", eventType) ?? [];

        Assert.NotEmpty(stored);
        Assert.All(stored, text =>
        {
            object? data = JsonSerializer.Deserialize(text, type, JsonSerializerOptions.Web);
            JsonNode? again = JsonSerializer.SerializeToNode(data, type, JsonSerializerOptions.Web);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), again), $"{text} is read back as {again}");
        });
    }

    private static async Task AssertConsistentAsync(TestDatabase database)
    {
        Assert.Equal(0L, await database.ScalarAsAdminAsync<long>(WrongStatistics));
        Assert.Equal(0L, await database.ScalarAsAdminAsync<long>(OrdersWithoutTheirHistory));
        Assert.Equal(0L, await database.ScalarAsAdminAsync<long>(
            "select count(*) from event_store.streams s where not exists (select from event_store.events e "
            + "where (e.tenant_id, e.stream_id, e.stream_type) = (s.tenant_id, s.stream_id, s.stream_type))"));
    }

    private sealed record OrderPlaced(
        string OrderNumber, Guid CustomerId, string CustomerName, OrderLine[] Lines, long TotalMinor, DateTimeOffset PlacedAt);

    private sealed record OrderLine(
        int LineNumber, Guid? ProductId, string ProductCode, string ProductName, int Quantity, long UnitPriceMinor);

    private sealed record OrderShipped(string TrackingNumber, DateTimeOffset ShippedAt);

    private sealed record OrderCancelled(string Reason, DateTimeOffset CancelledAt);

    private sealed record CustomerRegistered(string Name, string? Email, DateTimeOffset RegisteredAt);

    private sealed record ProductUpserted(string Code, string Name, long PriceMinor, JsonElement Attributes);
}
