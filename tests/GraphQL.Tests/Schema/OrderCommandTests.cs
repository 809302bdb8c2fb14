using System.Text.Json;
using GraphTenancy.Persistence.Seeding;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>Placing, shipping and cancelling: what comes of it, and what is refused.</summary>
[Collection(ServerCollection.Name)]
public sealed class OrderCommandTests(ServerFixture server)
{
    [Fact]
    public async Task An_order_takes_the_price_of_the_catalogue_or_the_agreed_one()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        var lines = new object[] { new { productCode = "P-1", quantity = 3 }, new { productCode = "P-2", quantity = 2, unitPrice = 0.99m } };

        TestAnswer answer = await shop.PlaceAsync(new { customerId = shop.CustomerId, lines });

        JsonElement order = answer.Succeeded().At("placeOrder.order");
        Assert.Equal(31.98m, order.GetProperty("totalAmount").GetDecimal());
        Assert.Equal(shop.Tenant.TenantCode, answer.Text("placeOrder.order.tenant.code"));
        Assert.Equal("PLACED 1 Ada", $"{answer.Text("placeOrder.order.status")} {answer.Text("placeOrder.order.version")} {answer.Text("placeOrder.order.customer.name")}");
        Assert.Equal(
            """[{"productCode":"P-1","productName":"Product P-1","quantity":3,"unitPrice":10.00,"amount":30.00},{"productCode":"P-2","productName":"Product P-2","quantity":2,"unitPrice":0.99,"amount":1.98}]""",
            order.GetProperty("lines").GetRawText());
        Assert.Equal(JsonValueKind.Null, answer.At("placeOrder.errors").ValueKind);
    }

    [Fact]
    public async Task An_order_keeps_the_price_and_the_name_of_its_day()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string id = (await shop.PlaceAsync(shop.OneLine())).Succeeded().Text("placeOrder.order.id");
        (await shop.UpsertAsync(new { code = "P-1", name = "Renamed", price = 99m })).Succeeded();

        TestAnswer answer = await shop.QueryAsync("query ($id: ID!) { order(id: $id) { totalAmount lines { productName unitPrice } } }", new { id });

        Assert.Equal(
            """{"totalAmount":10.00,"lines":[{"productName":"Product P-1","unitPrice":10.00}]}""",
            answer.Succeeded().At("order").GetRawText());
    }

    [Fact]
    public async Task A_common_product_is_ordered_until_the_tenant_has_its_own_of_that_code()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string code = await AddCommonProductAsync(priceMinor: 490);
        object input = new { customerId = shop.CustomerId, lines = new[] { new { productCode = code, quantity = 1 } } };

        TestAnswer common = await shop.PlaceAsync(input);
        await shop.AddProductAsync(code, 7m);
        TestAnswer own = await shop.PlaceAsync(input);
        TestAnswer catalogue = await shop.QueryAsync(
            "query ($code: String!) { products(where: { code: { eq: $code } }, order: [{ price: ASC }]) { nodes { price tenant { code } } } }", new { code });

        Assert.Equal(4.90m, common.Succeeded().At("placeOrder.order.totalAmount").GetDecimal());
        Assert.Equal(7m, own.Succeeded().At("placeOrder.order.totalAmount").GetDecimal());
        Assert.Equal(
            """[{"price":4.90,"tenant":null},{"price":7.00,"tenant":{"code":"own"}}]""".Replace("own", shop.Tenant.TenantCode, StringComparison.Ordinal),
            catalogue.Succeeded().At("products.nodes").GetRawText());
    }

    [Fact]
    public async Task Shipping_changes_the_order_and_the_statistics_at_once()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string orderId = await shop.AddOrderAsync(100m);

        TestAnswer answer = await shop.ShipAsync(new { orderId, trackingNumber = "TRACK-001", expectedVersion = 1 });

        Assert.Equal(
            $$"""{"order":{"id":"{{orderId}}","status":"SHIPPED","trackingNumber":"TRACK-001","version":2},"errors":null}""",
            answer.Succeeded().At("shipOrder").GetRawText());
        Assert.Equal(
            """{"orderCount":1,"shippedCount":1,"cancelledCount":0,"customerCount":1,"eventCount":5,"revenue":100.00}""",
            (await shop.StatsAsync()).GetRawText());
    }

    [Fact]
    public async Task Cancelling_takes_the_revenue_back_at_once_and_keeps_the_history()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await shop.AddOrderAsync(100m);
        string orderId = await shop.AddOrderAsync(30m);

        TestAnswer answer = await shop.CancelAsync(new { orderId, reason = "changed mind" });
        TestAnswer events = await shop.QueryAsync("""{ events(where: { eventType: { eq: "OrderCancelled" } }) { nodes { data } } }""");

        Assert.Equal("CANCELLED 2", $"{answer.Succeeded().Text("cancelOrder.order.status")} {answer.Text("cancelOrder.order.version")}");
        Assert.Equal("changed mind", events.Text("events.nodes.0.data.reason"));
        Assert.Equal(
            """{"orderCount":2,"shippedCount":0,"cancelledCount":1,"customerCount":1,"eventCount":6,"revenue":100.00}""",
            (await shop.StatsAsync()).GetRawText());
    }

    [Fact]
    public async Task A_second_order_with_the_same_id_is_already_placed()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        Guid orderId = Guid.CreateVersion7();
        object input = new { orderId, customerId = shop.CustomerId, lines = new[] { new { productCode = "P-1", quantity = 1 } } };
        (await shop.PlaceAsync(input)).Succeeded();

        TestAnswer second = await shop.PlaceAsync(input);

        Assert.Equal("OrderAlreadyPlacedError", second.Succeeded().Text("placeOrder.errors.0.__typename"));
        Assert.Equal(orderId, second.At("placeOrder.errors.0.orderId").GetGuid());
        Assert.Equal(JsonValueKind.Null, second.At("placeOrder.order").ValueKind);
        Assert.Equal(4, await shop.CountEventsAsync());
    }

    [Fact]
    public async Task The_id_of_another_tenants_order_is_free_for_this_tenant()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        Shop rival = await Shop.OpenStockedAsync(server);
        Guid orderId = Guid.CreateVersion7();
        (await shop.PlaceAsync(new { orderId, customerId = shop.CustomerId, lines = OneLine })).Succeeded();

        TestAnswer answer = await rival.PlaceAsync(new { orderId, customerId = rival.CustomerId, lines = OneLine });

        Assert.Equal(rival.Tenant.TenantCode, answer.Succeeded().Text("placeOrder.order.tenant.code"));
        Assert.Equal((1, 1), (await shop.CountOrdersAsync(), await rival.CountOrdersAsync()));
    }

    [Theory]
    [InlineData("ship", "ship", "SHIPPED")]
    [InlineData("ship", "cancel", "SHIPPED")]
    [InlineData("cancel", "ship", "CANCELLED")]
    [InlineData("cancel", "cancel", "CANCELLED")]
    public async Task An_order_in_the_wrong_state_stays_as_it_is(string first, string second, string state)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string orderId = await shop.AddOrderAsync(10m);
        await ChangeAsync(shop, first, orderId);
        long events = await shop.CountEventsAsync();

        JsonElement error = (await ChangeAsync(shop, second, orderId)).GetProperty("errors")[0];

        Assert.Equal("InvalidOrderStateError", error.GetProperty("__typename").GetString());
        Assert.Equal((state, "PLACED"), (error.GetProperty("current").GetString(), error.GetProperty("needed").GetString()));
        Assert.Equal(events, await shop.CountEventsAsync());
    }

    [Theory]
    [InlineData("ship")]
    [InlineData("cancel")]
    public async Task Another_version_than_expected_is_a_conflict_and_changes_nothing(string command)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string orderId = await shop.AddOrderAsync(10m);

        JsonElement payload = await ChangeAsync(shop, command, orderId, expectedVersion: 7);

        JsonElement error = payload.GetProperty("errors")[0];
        Assert.Equal("ConcurrencyConflictError", error.GetProperty("__typename").GetString());
        Assert.Equal((7, 1), (error.GetProperty("expected").GetInt32(), error.GetProperty("actual").GetInt32()));
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("order").ValueKind);
        Assert.Equal(4, await shop.CountEventsAsync());
    }

    [Theory]
    [InlineData("ship")]
    [InlineData("cancel")]
    public async Task The_order_of_another_tenant_cannot_be_changed(string command)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        Shop rival = await Shop.OpenStockedAsync(server);
        string orderId = await shop.AddOrderAsync(10m);

        JsonElement refused = await ChangeAsync(rival, command, orderId);
        JsonElement unknown = await ChangeAsync(rival, command, OrderIdOf(Guid.CreateVersion7()));
        JsonElement own = await ChangeAsync(shop, command, orderId);

        Assert.Equal("OrderNotFoundError", refused.GetProperty("errors")[0].GetProperty("__typename").GetString());
        Assert.Equal(Message(unknown), Message(refused));
        Assert.Equal(2, own.GetProperty("order").GetProperty("version").GetInt32());
        Assert.Equal(3, await rival.CountEventsAsync());
    }

    [Fact]
    public async Task Customers_and_products_of_another_tenant_cannot_be_ordered()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        Shop rival = await Shop.OpenStockedAsync(server);
        await rival.AddProductAsync("RIVAL-ONLY", 1m);
        object product = new { customerId = shop.CustomerId, lines = new[] { new { productCode = "RIVAL-ONLY", quantity = 1 } } };

        TestAnswer customer = await shop.PlaceAsync(new { customerId = rival.CustomerId, lines = OneLine });
        TestAnswer foreignProduct = await shop.PlaceAsync(product);

        Assert.Equal("CustomerNotFoundError", customer.Succeeded().Text("placeOrder.errors.0.__typename"));
        Assert.Equal("ProductNotFoundError", foreignProduct.Succeeded().Text("placeOrder.errors.0.__typename"));
        Assert.Equal("RIVAL-ONLY", foreignProduct.Text("placeOrder.errors.0.productCode"));
        Assert.Equal(3, await shop.CountEventsAsync());
    }

    private static object[] OneLine => [new { productCode = "P-1", quantity = 1 }];

    private static string Message(JsonElement payload) => payload.GetProperty("errors")[0].GetProperty("message").GetString() ?? "";

    private static async Task<JsonElement> ChangeAsync(Shop shop, string command, string orderId, int? expectedVersion = null) =>
        command == "ship"
            ? (await shop.ShipAsync(new { orderId, trackingNumber = "T-1", expectedVersion })).Succeeded().At("shipOrder")
            : (await shop.CancelAsync(new { orderId, expectedVersion })).Succeeded().At("cancelOrder");

    private static string OrderIdOf(Guid id) =>
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"Order:{id:N}"));

    private async Task<string> AddCommonProductAsync(long priceMinor)
    {
        string code = $"COMMON-{Guid.NewGuid():N}"[..20];
        await server.Postgres.ExecuteAsAdminAsync(
            "insert into control.tenants (tenant_id, code, name) values ($1, 'common', 'Common') on conflict do nothing", DemoData.CommonTenantId);
        await server.Postgres.ExecuteAsAdminAsync(
            """
            insert into read_model.products (tenant_id, product_id, code, name, price_minor, version, created_at, updated_at, created_by, updated_by)
            values ($1, $2, $3, 'Common thing', $4, 1, now(), now(), $2, $2)
            """,
            DemoData.CommonTenantId, Guid.CreateVersion7(), code, priceMinor);
        return code;
    }
}
