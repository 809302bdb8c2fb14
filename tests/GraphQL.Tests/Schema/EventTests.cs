using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>The history as a client reads it.</summary>
[Collection(ServerCollection.Name)]
public sealed class EventTests(ServerFixture server)
{
    [Fact]
    public async Task The_history_is_told_oldest_first_with_what_happened_and_who_did_it()
    {
        Shop shop = await Shop.OpenAsync(server);
        await shop.AddProductAsync("P-1", 10m);
        await shop.AddCustomerAsync("Ada", "ada@example.test");

        TestAnswer answer = await shop.QueryAsync("""
            { events { totalCount nodes { eventId streamId streamType version eventType schemaVersion data metadata actorId
                correlationId causationId occurredAt tenant { code } } } }
            """);

        answer.Succeeded().ToReadable().MatchSnapshot();
        Assert.Equal(shop.Tenant.UserId, answer.At("events.nodes.0.actorId").GetGuid());
    }

    // The caller is looked up once for several requests.
    [Fact]
    public async Task Events_of_two_requests_with_one_token_are_not_tied_together()
    {
        await using var factory = new TestServerFactory(
            server.Postgres.Database.ConnectionStrings, ("GraphTenancy:Directory:CacheSeconds", "30"));
        var client = new TestClient(factory.CreateClient()) { Token = TestTokens.For(await server.Postgres.CreateTenantAsync()) };
        foreach (string name in new[] { "Ada", "Ben" })
        {
            (await client.QueryAsync($$"""mutation { registerCustomer(input: { name: "{{name}}" }) { customer { id } } }""")).Succeeded();
        }

        TestAnswer answer = await client.QueryAsync("{ events { nodes { correlationId } } }");

        Assert.NotEqual(answer.Succeeded().Text("events.nodes.0.correlationId"), answer.Text("events.nodes.1.correlationId"));
    }

    [Theory]
    [InlineData("""{ streamType: { eq: "Order" } }""", "OrderPlaced,OrderShipped")]
    [InlineData("""{ eventType: { in: ["OrderShipped", "CustomerRegistered"] } }""", "CustomerRegistered,OrderShipped")]
    [InlineData("""{ eventType: { startsWith: "Product" } }""", "ProductUpserted,ProductUpserted")]
    [InlineData("""{ or: [{ eventType: { eq: "OrderPlaced" } }, { streamType: { eq: "Customer" } }] }""", "CustomerRegistered,OrderPlaced")]
    [InlineData("""{ streamType: { neq: "Product" }, eventType: { neq: "OrderPlaced" } }""", "CustomerRegistered,OrderShipped")]
    [InlineData("""{ occurredAt: { lt: "2020-01-01T00:00:00Z" } }""", "")]
    public async Task Events_are_filtered(string where, string expected)
    {
        Shop shop = await ShopWithShippedOrderAsync();

        TestAnswer answer = await shop.QueryAsync($"{{ events(where: {where}) {{ nodes {{ eventType }} }} }}");

        Assert.Equal(expected, Types(answer));
    }

    [Fact]
    public async Task Recent_events_are_those_since_a_moment_and_the_moment_itself()
    {
        Shop shop = await ShopWithShippedOrderAsync();
        TestAnswer all = await shop.QueryAsync("{ events { nodes { eventType occurredAt } } }");

        TestAnswer answer = await shop.QueryAsync(
            "query ($since: DateTime!) { events(where: { occurredAt: { gte: $since } }) { totalCount nodes { eventType } } }",
            new { since = all.Text("events.nodes.3.occurredAt") });

        Assert.Equal("OrderPlaced,OrderShipped", Types(answer));
        Assert.Equal(2, answer.At("events.totalCount").GetInt32());
    }

    [Fact]
    public async Task The_history_goes_on_from_a_cursor()
    {
        Shop shop = await ShopWithShippedOrderAsync();
        TestAnswer first = await shop.QueryAsync("{ events(first: 3) { nodes { eventType } pageInfo { endCursor hasNextPage } } }");

        TestAnswer rest = await shop.QueryAsync(
            "query ($after: String) { events(first: 3, after: $after) { nodes { eventType } pageInfo { hasNextPage } } }",
            new { after = first.Text("events.pageInfo.endCursor") });

        Assert.Equal("CustomerRegistered,ProductUpserted,ProductUpserted", Types(first));
        Assert.Equal("OrderPlaced,OrderShipped", Types(rest));
        Assert.False(rest.At("events.pageInfo.hasNextPage").GetBoolean());
    }

    [Fact]
    public async Task Events_of_one_stream_are_its_story()
    {
        Shop shop = await ShopWithShippedOrderAsync();
        TestAnswer placed = await shop.QueryAsync("""{ events(where: { eventType: { eq: "OrderPlaced" } }) { nodes { streamId } } }""");

        TestAnswer story = await shop.QueryAsync(
            "query ($id: UUID!) { events(where: { streamId: { eq: $id } }, order: [{ occurredAt: DESC }]) { nodes { eventType version } } }",
            new { id = placed.Text("events.nodes.0.streamId") });

        Assert.Equal(
            """[{"eventType":"OrderShipped","version":2},{"eventType":"OrderPlaced","version":1}]""",
            story.Succeeded().At("events.nodes").GetRawText());
    }

    private static string Types(TestAnswer answer) => string.Join(
        ',', answer.Succeeded().At("events.nodes").EnumerateArray().Select(static node => node.GetProperty("eventType").GetString()));

    private async Task<Shop> ShopWithShippedOrderAsync()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string orderId = await shop.AddOrderAsync(10m);
        (await shop.ShipAsync(new { orderId, trackingNumber = "T-1" })).Succeeded();
        return shop;
    }
}
