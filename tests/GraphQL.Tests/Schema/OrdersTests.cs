using System.Globalization;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>The list of orders: pages both ways, filters, sorting, and what each costs.</summary>
[Collection(ServerCollection.Name)]
public sealed class OrdersTests(ServerFixture server)
{
    [Fact]
    public async Task Pages_go_forward_and_backward_through_the_same_list()
    {
        Shop shop = await ShopWithOrdersAsync(1, 2, 3, 4, 5);

        TestAnswer first = await PageAsync(shop, "first: 2");
        TestAnswer second = await PageAsync(shop, $"first: 2, after: \"{first.Text("orders.pageInfo.endCursor")}\"");
        TestAnswer third = await PageAsync(shop, $"first: 2, after: \"{second.Text("orders.pageInfo.endCursor")}\"");
        TestAnswer back = await PageAsync(shop, $"last: 2, before: \"{third.Text("orders.pageInfo.startCursor")}\"");
        TestAnswer end = await PageAsync(shop, "last: 2");

        Assert.Equal("5 4 after:True before:False", Describe(first));
        Assert.Equal("3 2 after:True before:True", Describe(second));
        Assert.Equal("1 after:False before:True", Describe(third));
        Assert.Equal("3 2 after:True before:True", Describe(back));
        Assert.Equal("2 1 after:False before:True", Describe(end));
    }

    [Fact]
    public async Task The_total_count_costs_a_statement_only_when_it_is_asked_for()
    {
        Shop shop = await ShopWithOrdersAsync(1, 2, 3);

        TestAnswer without = await shop.QueryAsync("{ orders(first: 2) { nodes { totalAmount } } }");
        int plain = server.LastRequest.Statements;
        TestAnswer with = await shop.QueryAsync("{ orders(first: 2) { totalCount nodes { totalAmount } } }");
        int counted = server.LastRequest.Statements;
        await shop.QueryAsync("query ($count: Boolean! = false) { orders(first: 2) { totalCount @include(if: $count) nodes { totalAmount } } }");

        Assert.Equal(plain, server.LastRequest.Statements);
        Assert.Equal((1, 2), (plain, counted));
        Assert.Equal(3, with.Succeeded().At("orders.totalCount").GetInt32());
        Assert.Equal(2, without.Succeeded().At("orders.nodes").GetArrayLength());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Nested_lines_and_customers_cost_the_same_however_many_orders_there_are(int count)
    {
        Shop shop = await ShopWithOrdersAsync([.. Enumerable.Range(1, count).Select(static amount => (decimal)amount)]);

        TestAnswer answer = await shop.QueryAsync(
            "{ orders { nodes { totalAmount customer { name } tenant { code } lines { productCode amount } } } }");

        Assert.Equal(count, answer.Succeeded().At("orders.nodes").GetArrayLength());
        Assert.Equal("P-1", answer.Text($"orders.nodes.{count - 1}.lines.0.productCode"));
        Assert.Equal(2, server.LastRequest.Statements);
        Assert.Equal(1, server.LastRequest.RoundTrips);
    }

    [Fact]
    public async Task A_query_with_many_root_fields_is_one_round_trip()
    {
        Shop shop = await ShopWithOrdersAsync(1, 2);
        string id = await shop.AddOrderAsync(3m);
        SessionMetrics metrics = server.Metrics;
        long before = metrics.Reads;

        TestAnswer answer = await shop.QueryAsync(
            """
            query ($id: ID!) {
              tenant { code } tenantStats { orderCount } order(id: $id) { lines { amount } } orderExists(id: $id) node(id: $id) { id }
              orders(first: 2) { totalCount nodes { customer { name } lines { amount } } }
              customers { nodes { name } } products { nodes { code } } events(first: 1) { totalCount nodes { eventType } }
            }
            """,
            new { id });

        answer.Succeeded();
        Assert.Equal(1, metrics.Reads - before);
        Assert.Equal(1, server.LastRequest.RoundTrips);
    }

    [Theory]
    [InlineData("{ totalAmount: { gte: 20 } }", "30 20")]
    [InlineData("{ totalAmount: { in: [10, 30, 99] } }", "30 10")]
    [InlineData("{ not_there: 1 }", null)]
    [InlineData("{ status: { eq: SHIPPED } }", "20")]
    [InlineData("{ status: { nin: [SHIPPED, CANCELLED] } }", "30 10")]
    [InlineData("{ shippedAt: { neq: null } }", "20")]
    [InlineData("""{ customer: { name: { eq: "Bob" } } }""", "30")]
    [InlineData("""{ customer: { name: { contains: "d" } }, totalAmount: { lt: 20 } }""", "10")]
    [InlineData("""{ lines: { some: { productCode: { eq: "P-1" }, amount: { gt: 15 } } } }""", "30 20")]
    [InlineData("""{ lines: { none: { productCode: { eq: "P-1" } } } }""", "")]
    [InlineData("{ or: [{ totalAmount: { eq: 10 } }, { status: { eq: SHIPPED } }] }", "20 10")]
    [InlineData("""{ orderNumber: { eq: "x'; drop table read_model.orders; --" } }""", "")]
    public async Task Orders_are_filtered(string where, string? expected)
    {
        Shop shop = await ShopWithThreeKindsAsync();

        TestAnswer answer = await shop.QueryAsync($"{{ orders(where: {where}) {{ totalCount nodes {{ totalAmount }} }} }}");

        Assert.Equal(expected is null ? "GRAPHQL_VALIDATION_FAILED" : null, answer.Code);
        Assert.Equal(expected, expected is null ? null : Amounts(answer));
        Assert.True(expected is null || answer.At("orders.totalCount").GetInt32() == answer.At("orders.nodes").GetArrayLength());
    }

    [Theory]
    [InlineData("[{ totalAmount: ASC }]", "10 20 30")]
    [InlineData("[{ totalAmount: DESC }]", "30 20 10")]
    [InlineData("[{ placedAt: ASC }]", "10 20 30")]
    [InlineData("[{ status: DESC }, { totalAmount: ASC }]", "20 10 30")]
    public async Task Orders_are_sorted(string order, string expected)
    {
        Shop shop = await ShopWithThreeKindsAsync();

        TestAnswer answer = await shop.QueryAsync($"{{ orders(order: {order}) {{ nodes {{ totalAmount }} }} }}");

        Assert.Equal(expected, Amounts(answer));
    }

    [Fact]
    public async Task Customers_and_products_are_filtered_and_sorted_and_counted()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await shop.AddCustomerAsync("Bob", "bob@example.test");

        TestAnswer answer = await shop.QueryAsync("""
            { byName: customers { totalCount nodes { name } }
              withMail: customers(where: { email: { neq: null } }) { totalCount nodes { name } }
              cheapFirst: products(where: { code: { startsWith: "P-" } }, order: [{ price: ASC }]) { totalCount nodes { code price } }
              dear: products(where: { code: { startsWith: "P-" }, price: { gt: 5 } }) { nodes { code } } }
            """);

        Assert.Equal(
            """
            {"byName":{"totalCount":2,"nodes":[{"name":"Ada"},{"name":"Bob"}]},"withMail":{"totalCount":1,"nodes":[{"name":"Bob"}]},
            "cheapFirst":{"totalCount":2,"nodes":[{"code":"P-2","price":2.50},{"code":"P-1","price":10.00}]},"dear":{"nodes":[{"code":"P-1"}]}}
            """.ReplaceLineEndings(""),
            answer.Succeeded().Json.GetProperty("data").GetRawText());
    }

    private static Task<TestAnswer> PageAsync(Shop shop, string arguments) => shop.QueryAsync(
        $"{{ orders({arguments}) {{ nodes {{ totalAmount }} edges {{ cursor }} pageInfo {{ startCursor endCursor hasNextPage hasPreviousPage }} }} }}");

    private static string Describe(TestAnswer answer) =>
        $"{Amounts(answer)} after:{answer.At("orders.pageInfo.hasNextPage")} before:{answer.At("orders.pageInfo.hasPreviousPage")}";

    private static string Amounts(TestAnswer answer) => string.Join(
        ' ',
        answer.Succeeded().At("orders.nodes").EnumerateArray()
            .Select(static node => node.GetProperty("totalAmount").GetDecimal().ToString("0", CultureInfo.InvariantCulture)));

    private async Task<Shop> ShopWithOrdersAsync(params decimal[] amounts)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        foreach (decimal amount in amounts)
        {
            await shop.AddOrderAsync(amount);
        }

        return shop;
    }

    // Ada's order over 10 is placed, hers over 20 is shipped, Bob's over 30 is placed.
    private async Task<Shop> ShopWithThreeKindsAsync()
    {
        Shop shop = await ShopWithOrdersAsync(10);
        string shipped = await shop.AddOrderAsync(20m);
        (await shop.ShipAsync(new { orderId = shipped, trackingNumber = "T-1" })).Succeeded();
        await shop.AddOrderAsync(30m, await shop.AddCustomerAsync("Bob"));
        return shop;
    }
}
