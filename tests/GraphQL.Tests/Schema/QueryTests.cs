using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>Every query of a tenant, as a client sends it.</summary>
[Collection(ServerCollection.Name)]
public sealed class QueryTests(ServerFixture server)
{
    [Fact]
    public async Task The_caller_and_its_tenants_are_told()
    {
        Shop shop = await Shop.OpenAsync(server);

        TestAnswer answer = await shop.QueryAsync("""
            { me { id userCode email displayName role isPlatformAdmin tenant { id code name } memberships { role isDefault status tenant { code } } }
              myTenants { role isDefault tenant { code name } } }
            """);

        answer.Succeeded().ToReadable().MatchSnapshot();
    }

    [Fact]
    public async Task The_tenant_its_statistics_and_its_metrics_are_told()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await server.Postgres.CreateColleagueAsync(shop.Tenant);
        await shop.AddOrderAsync(25m);

        TestAnswer answer = await shop.QueryAsync("""
            { tenant { id code name plan status isolationMode region createdAt }
              tenantStats { orderCount shippedCount cancelledCount customerCount eventCount revenue updatedAt tenant { code } }
              tenantMetrics { products orders users } }
            """);

        answer.Succeeded().ToReadable().MatchSnapshot();
    }

    [Fact]
    public async Task A_tenant_without_events_has_no_statistics_yet()
    {
        Shop shop = await Shop.OpenAsync(server);

        TestAnswer answer = await shop.QueryAsync(
            "{ tenantStats { orderCount } tenantMetrics { products orders users } orders { totalCount nodes { id } edges { cursor } } }");

        Assert.Equal(
            """{"tenantStats":null,"tenantMetrics":{"products":0,"orders":0,"users":1},"orders":{"totalCount":0,"nodes":[],"edges":[]}}""",
            answer.Succeeded().Json.GetProperty("data").GetRawText());
        Assert.Equal(1, server.LastRequest.RoundTrips);
    }

    [Fact]
    public async Task An_order_is_read_with_lines_customer_and_tenant()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        var lines = new object[] { new { productCode = "P-1", quantity = 2 }, new { productCode = "P-2", quantity = 4, unitPrice = 1.25m } };
        string id = (await shop.PlaceAsync(new { customerId = shop.CustomerId, lines })).Succeeded().Text("placeOrder.order.id");

        TestAnswer answer = await shop.QueryAsync(
            """
            query ($id: ID!) {
              order(id: $id) {
                id orderNumber status totalAmount trackingNumber placedAt shippedAt cancelledAt version
                customer { id name email version createdAt }
                lines { lineNumber productCode productName quantity unitPrice amount }
                tenant { id code }
              }
              orderExists(id: $id)
            }
            """,
            new { id });

        answer.Succeeded().ToReadable().MatchSnapshot();
    }

    [Fact]
    public async Task A_customer_and_a_product_are_read_by_id()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string product = await shop.AddProductAsync("P-1", 12m);

        TestAnswer answer = await shop.QueryAsync(
            """
            query ($customer: ID!, $product: ID!) {
              customer(id: $customer) { name email version }
              product(id: $product) { code name price attributes version tenant { code } }
            }
            """,
            new { customer = shop.CustomerId, product });

        answer.Succeeded().ToReadable().MatchSnapshot();
    }

    [Theory]
    [InlineData("Order")]
    [InlineData("Customer")]
    [InlineData("Product")]
    public async Task Every_node_type_is_found_by_its_global_id(string type)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string id = type switch
        {
            "Order" => await shop.AddOrderAsync(1m),
            "Customer" => shop.CustomerId,
            _ => await shop.AddProductAsync("P-1", 12m),
        };

        TestAnswer answer = await shop.QueryAsync(
            "query ($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id]) { __typename id } }", new { id });

        string expected = $$"""{"__typename":"{{type}}","id":"{{id}}"}""";
        Assert.Equal(expected, answer.Succeeded().At("node").GetRawText());
        Assert.Equal($"[{expected}]", answer.At("nodes").GetRawText());
    }

    [Fact]
    public async Task Nodes_keep_the_order_of_the_ids_and_leave_a_gap_for_what_the_tenant_has_not()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        Shop rival = await Shop.OpenStockedAsync(server);
        string[] ids = [await shop.AddOrderAsync(1m), rival.CustomerId, shop.CustomerId, shop.CustomerId];

        TestAnswer answer = await shop.QueryAsync(
            "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Order { totalAmount } ... on Customer { name } } }", new { ids });

        Assert.Equal(
            """[{"__typename":"Order","totalAmount":1.00},null,{"__typename":"Customer","name":"Ada"},{"__typename":"Customer","name":"Ada"}]""",
            answer.Succeeded().At("nodes").GetRawText());
    }

    [Fact]
    public async Task What_another_tenant_has_is_as_what_nobody_has()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        Shop rival = await Shop.OpenStockedAsync(server);
        string product = await shop.AddProductAsync("P-1", 10m);
        object ids = new { order = await shop.AddOrderAsync(1m), customer = shop.CustomerId, product };

        const string ask = """
            query ($order: ID!, $customer: ID!, $product: ID!) {
              order(id: $order) { id } orderExists(id: $order) node(id: $order) { id } customer(id: $customer) { id } product(id: $product) { id }
            }
            """;
        TestAnswer own = await shop.QueryAsync(ask, ids);
        TestAnswer foreign = await rival.QueryAsync(ask, ids);

        Assert.DoesNotContain("null", own.Succeeded().Body, StringComparison.Ordinal);
        Assert.Equal(
            """{"order":null,"orderExists":false,"node":null,"customer":null,"product":null}""",
            foreign.Succeeded().Json.GetProperty("data").GetRawText());
    }

    [Theory]
    [InlineData("{ order(id: \"nonsense\") { id } }")]
    [InlineData("{ node(id: \"nonsense\") { id } }")]
    [InlineData("{ node(id: \"T3JkZXI6\") { id } }")]
    public async Task An_id_that_nobody_made_is_refused_by_its_code(string query)
    {
        Shop shop = await Shop.OpenAsync(server);

        TestAnswer answer = await shop.QueryAsync(query);

        Assert.Equal("BAD_USER_INPUT", answer.Code);
    }

    [Fact]
    public async Task An_id_of_another_type_is_refused_by_its_code()
    {
        Shop shop = await Shop.OpenStockedAsync(server);

        TestAnswer answer = await shop.QueryAsync("query ($id: ID!) { order(id: $id) { id } }", new { id = shop.CustomerId });

        Assert.Equal("BAD_USER_INPUT", answer.Code);
    }

    [Fact]
    public async Task The_whole_schema_can_be_introspected_and_has_the_types_of_the_printed_one()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();

        TestAnswer answer = await server.CreateClient(alice).QueryAsync(Introspection.Query);

        string[] types = [.. answer.Succeeded().At("__schema.types").EnumerateArray().Select(static type => type.GetProperty("name").GetString() ?? "")];
        Assert.Equal("Query", answer.Text("__schema.queryType.name"));
        Assert.Empty(new[] { "Order", "PlaceOrderPayload", "OrderFilterInput", "OrderStatus", "Decimal", "Node" }.Except(types));
        Assert.Equal(types.Distinct(), types);
    }
}
