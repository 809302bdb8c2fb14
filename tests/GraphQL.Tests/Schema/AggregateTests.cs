using System.Net;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>Aggregates over HTTP: whose rows they count, and who may count those of all tenants.</summary>
[Collection(ServerCollection.Name)]
public sealed class AggregateTests(ServerFixture server)
{
    private const string Revenue = """
        query ($first: Int) { admin { ordersAggregate { count
          groupBy(keys: [TENANT], first: $first, order: [{ totalAmount: { sum: DESC } }]) {
            tenant { code name } count totalAmount { sum } } } } }
        """;

    [Fact]
    public async Task A_tenant_counts_its_own_orders_and_no_others()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        Shop rival = await Shop.OpenStockedAsync(server);
        await shop.AddOrderAsync(100m);
        await shop.AddOrderAsync(50.5m);
        await rival.AddOrderAsync(7000m);

        TestAnswer answer = await shop.QueryAsync(
            "{ ordersAggregate { count totalAmount { sum avg } groupBy(keys: [STATUS, CUSTOMER]) { status customer { name } count } } }");

        Assert.Equal(
            """
            {"count":2,"totalAmount":{"sum":150.50,"avg":75.25},"groupBy":[{"status":"PLACED","customer":{"name":"Ada"},"count":2}]}
            """,
            answer.Succeeded().At("ordersAggregate").ToString());
    }

    [Fact]
    public async Task A_filter_narrows_the_rows_that_are_counted()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await shop.AddOrderAsync(100m);
        string cancelled = await shop.AddOrderAsync(50m);
        (await shop.CancelAsync(new { orderId = cancelled })).Succeeded();

        TestAnswer answer = await shop.QueryAsync(
            "query ($where: OrderFilterInput) { ordersAggregate(where: $where) { count totalAmount { max } } }",
            new { where = new { status = new { neq = "CANCELLED" } } });

        Assert.Equal(
            """{"count":1,"totalAmount":{"max":100.00}}""", answer.Succeeded().At("ordersAggregate").ToString());
    }

    [Fact]
    public async Task Aggregates_travel_with_the_other_fields_in_one_round_trip()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await shop.AddOrderAsync(100m);

        TestAnswer answer = await shop.QueryAsync(
            """
            { orders { nodes { lines { amount } } } ordersAggregate { count a: groupBy(keys: [STATUS]) { count } b: groupBy(keys: [DAY]) { day } }
              customersAggregate { count } }
            """);

        Assert.Equal("1", answer.Succeeded().Text("ordersAggregate.a.0.count"));
        Assert.Equal(1, server.LastRequest.RoundTrips);
        Assert.Equal(6, server.LastRequest.Statements);
    }

    [Fact]
    public async Task Fields_of_code_below_groups_cost_no_second_round_trip()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await shop.AddOrderAsync(100m);

        TestAnswer answer = await shop.QueryAsync(
            "{ ordersAggregate { groupBy(keys: [CUSTOMER]) { customer { orders { nodes { isOpen } } } } } }");

        Assert.Equal("True", answer.Succeeded().Text("ordersAggregate.groupBy.0.customer.orders.nodes.0.isOpen"));
        Assert.Equal(1, server.LastRequest.RoundTrips);
    }

    [Fact]
    public async Task Customers_and_products_are_counted_too()
    {
        Shop shop = await Shop.OpenStockedAsync(server);

        TestAnswer answer = await shop.QueryAsync(
            """
            { customersAggregate { count groupBy(keys: [DAY]) { count } }
              productsAggregate(where: { code: { startsWith: "P-" } }) { count price { min max sum avg } } }
            """);

        Assert.Equal("""{"count":1,"groupBy":[{"count":1}]}""", answer.Succeeded().At("customersAggregate").ToString());
        Assert.Equal(
            """{"count":2,"price":{"min":2.50,"max":10.00,"sum":12.50,"avg":6.25}}""",
            answer.At("productsAggregate").ToString());
    }

    [Fact]
    public async Task An_administrator_sees_orders_and_revenue_of_each_tenant_the_largest_first()
    {
        Shop large = await Shop.OpenStockedAsync(server);
        Shop larger = await Shop.OpenStockedAsync(server);
        await large.AddOrderAsync(800_000_000m);
        await larger.AddOrderAsync(900_000_000m);
        TestClient olivia = await server.CreatePlatformClientAsync();

        TestAnswer answer = await olivia.QueryAsync(Revenue, new { first = 10 });

        // Other tests have tenants with larger orders yet.
        Assert.Equal(
            [$"{larger.Tenant.TenantCode} 1 900000000.00", $"{large.Tenant.TenantCode} 1 800000000.00"],
            answer.Succeeded().At("admin.ordersAggregate.groupBy").EnumerateArray().Where(group =>
                group.GetProperty("tenant").GetProperty("code").GetString() is { } code
                && (code == larger.Tenant.TenantCode || code == large.Tenant.TenantCode)).Select(static group =>
                $"{group.GetProperty("tenant").GetProperty("code").GetString()} {group.GetProperty("count")} "
                + $"{group.GetProperty("totalAmount").GetProperty("sum")}"));
    }

    [Fact]
    public async Task Only_platform_administrators_aggregate_all_tenants()
    {
        Shop shop = await Shop.OpenStockedAsync(server);

        TestAnswer answer = await shop.QueryAsync(Revenue);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("AUTH_NOT_AUTHORIZED", answer.Code);
    }
}
