using System.Text.Json;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>Lists and connections below rows: pages, filters and orders of each parent, all in one round trip.</summary>
[Collection(ServerCollection.Name)]
public sealed class NestedListTests(ServerFixture server)
{
    private const string Everything = """
        { customers(first: 3) { totalCount nodes { name
            orders(first: 2) { totalCount pageInfo { hasNextPage } nodes { totalAmount
              lines(where: { quantity: { gte: 1 } }, order: [{ lineNumber: DESC }]) { lineNumber }
              events(last: 1) { totalCount nodes { version eventType } }
              customer { orders(order: [{ totalAmount: ASC }], first: 1) { nodes { totalAmount } } } } } } } }
        """;

    [Fact]
    public async Task Lists_at_every_depth_are_one_round_trip()
    {
        Shop shop = await ShopWithOrdersAsync(1, 2, 3);
        await shop.AddCustomerAsync("Bob");

        TestAnswer answer = await shop.QueryAsync(Everything);

        answer.Succeeded();
        Assert.Equal(1, server.LastRequest.RoundTrips);
        Assert.Equal(8, server.LastRequest.Statements);
        Assert.Equal(
            """{"totalAmount":3.00,"lines":[{"lineNumber":1}],"events":{"totalCount":1,"nodes":[{"version":1,"eventType":"OrderPlaced"}]}"""
            + ""","customer":{"orders":{"nodes":[{"totalAmount":1.00}]}}}""",
            answer.At("customers.nodes.0.orders.nodes.0").GetRawText());
        Assert.Equal("""{"totalCount":0,"pageInfo":{"hasNextPage":false},"nodes":[]}""", answer.At("customers.nodes.1.orders").GetRawText());
    }

    [Fact]
    public async Task A_tenant_never_sees_what_stands_below_rows_of_another()
    {
        Shop shop = await ShopWithOrdersAsync(1, 2);
        Shop rival = await Shop.OpenAsync(server);
        JsonElement orders = (await PageAsync(shop, shop.CustomerId, "first: 1")).At("node.orders");
        string? cursor = orders.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        string ada = await rival.AddCustomerAsync("Ada");

        TestAnswer all = await rival.QueryAsync(Everything);
        TestAnswer byId = await PageAsync(rival, shop.CustomerId, "first: 1");
        TestAnswer byCursor = await PageAsync(rival, ada, $"after: \"{cursor}\"");

        Assert.Equal(
            """{"totalCount":1,"nodes":[{"name":"Ada","orders":{"totalCount":0,"pageInfo":{"hasNextPage":false},"nodes":[]}}]}""",
            all.Succeeded().At("customers").GetRawText());
        Assert.Equal(JsonValueKind.Null, byId.Succeeded().At("node").ValueKind);
        Assert.Equal("CURSOR_INVALID", byCursor.Code);
    }

    [Fact]
    public async Task The_orders_of_a_customer_are_paged_newest_first()
    {
        Shop shop = await ShopWithOrdersAsync(1, 2, 3);
        await shop.AddOrderAsync(9m, await shop.AddCustomerAsync("Bob"));

        TestAnswer first = await PageAsync(shop, shop.CustomerId, "first: 2");
        TestAnswer second = await PageAsync(shop, shop.CustomerId, $"first: 2, after: \"{first.Text("node.orders.pageInfo.endCursor")}\"");
        TestAnswer back = await PageAsync(shop, shop.CustomerId, $"last: 5, before: \"{second.Text("node.orders.pageInfo.startCursor")}\"");

        Assert.Equal("3.00 2.00 of 3 before:False after:True", Describe(first));
        Assert.Equal("1.00 of 3 before:True after:False", Describe(second));
        Assert.Equal("3.00 2.00 of 3 before:False after:True", Describe(back));
    }

    [Fact]
    public async Task The_events_of_an_order_are_paged_by_version()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string order = await shop.AddOrderAsync(5m);
        (await shop.ShipAsync(new { orderId = order, trackingNumber = "T-1" })).Succeeded();
        await shop.AddOrderAsync(6m);
        const string document = """
            query ($id: ID!, $after: String) { order(id: $id) { events(first: 1, after: $after) {
              totalCount nodes { version eventType streamType } pageInfo { hasNextPage endCursor } } } }
            """;

        TestAnswer first = await shop.QueryAsync(document, new { id = order });
        TestAnswer second = await shop.QueryAsync(
            document, new { id = order, after = first.Succeeded().Text("order.events.pageInfo.endCursor") });

        Assert.Equal(
            ["""[{"version":1,"eventType":"OrderPlaced","streamType":"Order"}]""", """[{"version":2,"eventType":"OrderShipped","streamType":"Order"}]"""],
            [first.At("order.events.nodes").GetRawText(), second.Succeeded().At("order.events.nodes").GetRawText()]);
        Assert.Equal(2, second.At("order.events.totalCount").GetInt32());
        Assert.False(second.At("order.events.pageInfo.hasNextPage").GetBoolean());
    }

    [Theory]
    [InlineData("", "P-1x2 P-2x5 P-1x1")]
    [InlineData("(order: [{ quantity: DESC }])", "P-2x5 P-1x2 P-1x1")]
    [InlineData("(where: { productCode: { eq: \"P-1\" } }, order: [{ productCode: ASC }, { amount: ASC }])", "P-1x1 P-1x2")]
    [InlineData("(where: { or: [{ quantity: { gt: 4 } }, { lineNumber: { eq: 3 } }] })", "P-2x5 P-1x1")]
    [InlineData("(where: { quantity: { gt: 99 } })", "")]
    public async Task The_lines_of_an_order_are_filtered_and_sorted(string arguments, string expected)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        (await shop.PlaceAsync(new
        {
            customerId = shop.CustomerId,
            lines = new[] { Line("P-1", 2), Line("P-2", 5), Line("P-1", 1) },
        })).Succeeded();

        TestAnswer answer = await shop.QueryAsync($"{{ orders {{ nodes {{ lines{arguments} {{ productCode quantity }} }} }} }}");

        Assert.Equal(expected, string.Join(' ', answer.Succeeded().At("orders.nodes.0.lines").EnumerateArray().Select(static line =>
            $"{line.GetProperty("productCode").GetString()}x{line.GetProperty("quantity")}")));
    }

    [Fact]
    public async Task A_mutation_answers_with_pages_below_its_order()
    {
        Shop shop = await ShopWithOrdersAsync(1, 2);

        TestAnswer answer = await shop.QueryAsync(
            """
            mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order {
              events { nodes { version } } customer { orders(first: 1) { totalCount nodes { totalAmount } } } } } }
            """,
            new { input = shop.OneLine() });

        Assert.Equal(
            """{"events":{"nodes":[{"version":1}]},"customer":{"orders":{"totalCount":3,"nodes":[{"totalAmount":10.00}]}}}""",
            answer.Succeeded().At("placeOrder.order").GetRawText());
    }

    [Fact]
    public async Task An_administrator_of_the_platform_reads_pages_below_the_orders_of_all_tenants()
    {
        Shop shop = await ShopWithOrdersAsync(1, 2);
        Shop other = await ShopWithOrdersAsync(7);
        TestClient admin = await server.CreatePlatformClientAsync();

        foreach ((Shop tenant, string expected) in new[] { (shop, "2 2.00 1"), (other, "1 7.00 1") })
        {
            TestAnswer answer = await admin.QueryAsync(
                $$"""
                { admin { orders(tenant: "{{tenant.Tenant.TenantCode}}", first: 1) { events { totalCount }
                  customer { orders(first: 1) { totalCount nodes { totalAmount } } } } } }
                """);
            JsonElement order = answer.Succeeded().At("admin.orders.0");
            JsonElement orders = order.GetProperty("customer").GetProperty("orders");
            Assert.Equal(
                expected,
                $"{orders.GetProperty("totalCount")} {orders.GetProperty("nodes")[0].GetProperty("totalAmount")} "
                + $"{order.GetProperty("events").GetProperty("totalCount")}");
        }
    }

    [Fact]
    public async Task Pages_below_rows_count_in_the_cost()
    {
        Shop shop = await Shop.OpenAsync(server);

        TestAnswer answer = await shop.QueryAsync(
            "{ customers(first: 50) { nodes { orders(first: 50) { nodes { events(first: 50) { nodes { version } } } } } } }");

        Assert.Equal("HC0047", answer.Code);
    }

    private static object Line(string productCode, int quantity) => new { productCode, quantity };

    private static Task<TestAnswer> PageAsync(Shop shop, string customer, string arguments) => shop.QueryAsync(
        $$"""
        { node(id: "{{customer}}") { ... on Customer { orders({{arguments}}) { totalCount nodes { totalAmount }
          pageInfo { startCursor endCursor hasPreviousPage hasNextPage } } } } }
        """);

    private static string Describe(TestAnswer answer)
    {
        JsonElement orders = answer.Succeeded().At("node.orders");
        JsonElement info = orders.GetProperty("pageInfo");
        string amounts = string.Join(
            ' ', orders.GetProperty("nodes").EnumerateArray().Select(static node => node.GetProperty("totalAmount").GetRawText()));
        return $"{amounts} of {orders.GetProperty("totalCount")} before:{info.GetProperty("hasPreviousPage")} after:{info.GetProperty("hasNextPage")}";
    }

    private async Task<Shop> ShopWithOrdersAsync(params decimal[] amounts)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        foreach (decimal amount in amounts)
        {
            await shop.AddOrderAsync(amount);
        }

        return shop;
    }
}
