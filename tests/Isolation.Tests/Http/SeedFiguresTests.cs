using GraphTenancy.Isolation.Tests.Sql;
using GraphTenancy.Isolation.Tests.World;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.Isolation.Tests.Http;

/// <summary>
/// Seed row A-47 with its figures: projections 3 and 2, stored events 5 and 3; over GraphQL and over raw SQL.
/// </summary>
[Collection(ServerCollection.Name)]
public sealed class SeedFiguresTests(SeedFiguresTests.Tutorial tutorial) : IClassFixture<SeedFiguresTests.Tutorial>
{
    private const string Counts = """
        { orders { totalCount nodes { id tenant { code } } } events(where: { streamType: { eq: "Order" } }) { totalCount } }
        """;

    [Theory]
    [InlineData(true, 3, 5)]
    [InlineData(false, 2, 3)]
    public async Task Each_tenant_sees_its_orders_and_events_over_GraphQL(bool isFirst, int orders, int events)
    {
        (Company company, string[] own) = isFirst ? tutorial.First : tutorial.Second;

        var data = await company.AskAsync(Counts);

        Assert.Equal(orders, data.GetProperty("orders").GetProperty("totalCount").GetInt32());
        Assert.Equal(events, data.GetProperty("events").GetProperty("totalCount").GetInt32());
        var nodes = data.GetProperty("orders").GetProperty("nodes").EnumerateArray().ToArray();
        Assert.Equal(own.Order(), nodes.Select(node => node.GetProperty("id").GetString()).Order());
        Assert.All(nodes, node => Assert.Equal(company.Code, node.GetProperty("tenant").GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData(true, 3, 5)]
    [InlineData(false, 2, 3)]
    public async Task Each_tenant_sees_its_orders_and_events_over_raw_SQL(bool isFirst, long orders, long events)
    {
        TenantContext context = (isFirst ? tutorial.First : tutorial.Second).Company.Context;
        var app = new AppSql(tutorial.Server.Postgres.Database);

        long projected = await app.ReadAsync<long>(context, "select count(*) from read_model.orders");
        long stored = await app.ReadAsync<long>(
            context, "select count(*) from event_store.events where stream_type = 'Order'");

        Assert.Equal((orders, events), (projected, stored));
    }

    [Fact]
    public async Task An_order_of_one_tenant_is_there_for_it_and_not_for_the_other_over_GraphQL()
    {
        const string Ask = "query ($id: ID!) { order(id: $id) { id } orderExists(id: $id) }";
        object variables = new { id = tutorial.First.Orders[0] };

        var own = await tutorial.First.Company.AskAsync(Ask, variables);
        var foreign = await tutorial.Second.Company.AskAsync(Ask, variables);

        Assert.Equal(tutorial.First.Orders[0], own.GetProperty("order").GetProperty("id").GetString());
        Assert.True(own.GetProperty("orderExists").GetBoolean());
        Assert.Equal("""{"order":null,"orderExists":false}""", foreign.ToString());
    }

    [Fact]
    public async Task An_order_of_one_tenant_is_there_for_it_and_not_for_the_other_over_raw_SQL()
    {
        const string Ask = "select count(*) from read_model.orders where order_id = $1";
        var app = new AppSql(tutorial.Server.Postgres.Database);
        Guid order = GlobalId.KeyOf(tutorial.First.Orders[0]);

        Assert.Equal(1, await app.ReadAsync<long>(tutorial.First.Company.Context, Ask, order));
        Assert.Equal(0, await app.ReadAsync<long>(tutorial.Second.Company.Context, Ask, order));
    }

    [Fact]
    public async Task Saving_into_the_stream_of_another_tenant_fails_and_changes_nothing_over_GraphQL()
    {
        const string Ship = """
            mutation ($id: ID!) {
              shipOrder(input: { orderId: $id, trackingNumber: "STOLEN" }) { order { id } errors { __typename } }
            }
            """;
        const string History = "select string_agg(event_type, ',' order by version) from event_store.events where stream_id = $1";
        Guid stream = GlobalId.KeyOf(tutorial.First.Orders[2]);

        var answer = await tutorial.Second.Company.AskAsync(Ship, new { id = tutorial.First.Orders[2] });

        Assert.Equal("""{"shipOrder":{"order":null,"errors":[{"__typename":"OrderNotFoundError"}]}}""", answer.ToString());
        Assert.Equal("OrderPlaced", await tutorial.Server.Postgres.ScalarAsAdminAsync<string>(History, stream));
    }

    [Fact]
    public async Task Saving_into_the_stream_of_another_tenant_fails_and_changes_nothing_over_raw_SQL()
    {
        const string Append = """
            insert into event_store.events (
                tenant_id, stream_id, version, stream_type, event_id, event_type, data, actor_id, correlation_id)
            values ($1, $2, $3, 'Order', $4, 'OrderShipped', '{}', $5, $4)
            """;
        TenantContext second = tutorial.Second.Company.Context;
        Guid stream = GlobalId.KeyOf(tutorial.Second.Orders[1]);
        var app = new AppSql(tutorial.Server.Postgres.Database);

        Task<Outcome> AppendTo(TenantContext tenant, int version) => app.TryAsync(
            second, Append, tenant.TenantId, stream, version, Guid.NewGuid(), second.UserId);
        Outcome foreign = await AppendTo(tutorial.First.Company.Context, 1);
        Outcome taken = await AppendTo(second, 1);

        // The control meets the optimistic lock, so tenant and nothing else was the reason of the refusal.
        Assert.Equal("42501", foreign.SqlState);
        Assert.Contains("\"tenant_isolation\"", foreign.Message, StringComparison.Ordinal);
        Assert.Equal("23505", taken.SqlState);
    }

    /// <summary>Three orders, two of them shipped, beside two orders, one of them shipped.</summary>
    public sealed class Tutorial(ServerFixture server) : IAsyncLifetime
    {
        public ServerFixture Server { get; } = server;

        public (Company Company, string[] Orders) First { get; private set; }

        public (Company Company, string[] Orders) Second { get; private set; }

        public async Task InitializeAsync()
        {
            First = await OpenAsync(orders: 3, shipped: 2);
            Second = await OpenAsync(orders: 2, shipped: 1);
        }

        public Task DisposeAsync() => Task.CompletedTask;

        private async Task<(Company Company, string[] Orders)> OpenAsync(int orders, int shipped)
        {
            Company company = await Company.FoundAsync(Server.Postgres.Database, Server.Factory);
            var ids = new List<string>();
            for (int i = 0; i < orders; i++)
            {
                ids.Add(await company.PlaceOrderAsync());
            }

            foreach (string id in ids.Take(shipped))
            {
                await company.ShipAsync(id);
            }

            return (company, [.. ids]);
        }
    }
}
