namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>A command that is sent twice takes effect once.</summary>
[Collection(ServerCollection.Name)]
public sealed class IdempotencyTests(ServerFixture server)
{
    [Fact]
    public async Task The_same_command_with_the_same_key_has_the_same_answer_and_one_event()
    {
        Shop shop = await Shop.OpenStockedAsync(server);

        TestAnswer first = await shop.PlaceAsync(shop.OneLine("key-1"));
        TestAnswer second = await shop.PlaceAsync(shop.OneLine("key-1"));

        Assert.Equal(first.Succeeded().Body, second.Succeeded().Body);
        Assert.Equal(4, await shop.CountEventsAsync());
        Assert.Equal(10m, (await shop.StatsAsync()).GetProperty("revenue").GetDecimal());
    }

    [Fact]
    public async Task Shipping_twice_with_one_key_ships_once_and_is_no_error()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        object input = new { orderId = await shop.AddOrderAsync(5m), trackingNumber = "T-1", expectedVersion = 1, idempotencyKey = "ship" };

        TestAnswer first = await shop.ShipAsync(input);
        TestAnswer second = await shop.ShipAsync(input);

        Assert.Equal("SHIPPED", second.Succeeded().Text("shipOrder.order.status"));
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(5, await shop.CountEventsAsync());
    }

    [Fact]
    public async Task Other_commands_with_one_key_are_replayed_too()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        object customer = new { name = "Bob", idempotencyKey = "customer" };
        object product = new { code = "P-9", name = "Nine", price = 9m, idempotencyKey = "product" };
        object cancel = new { orderId = await shop.AddOrderAsync(5m), idempotencyKey = "cancel" };

        TestAnswer[] first = [await shop.RegisterAsync(customer), await shop.UpsertAsync(product), await shop.CancelAsync(cancel)];
        TestAnswer[] second = [await shop.RegisterAsync(customer), await shop.UpsertAsync(product), await shop.CancelAsync(cancel)];

        Assert.Equal(first.Select(static answer => answer.Succeeded().Body), second.Select(static answer => answer.Succeeded().Body));
        Assert.Equal(7, await shop.CountEventsAsync());
    }

    [Fact]
    public async Task Another_content_with_a_used_key_is_refused_and_changes_nothing()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        (await shop.PlaceAsync(shop.OneLine("key-1"))).Succeeded();

        TestAnswer other = await shop.PlaceAsync(shop.OneLine("key-1", quantity: 2));

        Assert.Equal("IdempotencyKeyReusedError", other.Succeeded().Text("placeOrder.errors.0.__typename"));
        Assert.Equal("key-1", other.Text("placeOrder.errors.0.idempotencyKey"));
        Assert.Equal(4, await shop.CountEventsAsync());
    }

    [Fact]
    public async Task The_key_of_one_kind_of_command_does_not_answer_another_kind()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string orderId = await shop.AddOrderAsync(5m);
        (await shop.PlaceAsync(shop.OneLine("key-1"))).Succeeded();

        TestAnswer other = await shop.CancelAsync(new { orderId, idempotencyKey = "key-1" });

        Assert.Equal("IdempotencyKeyReusedError", other.Succeeded().Text("cancelOrder.errors.0.__typename"));
    }

    [Fact]
    public async Task Two_tenants_may_use_the_same_key()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        Shop rival = await Shop.OpenStockedAsync(server);

        TestAnswer own = await shop.PlaceAsync(shop.OneLine("key-1"));
        TestAnswer others = await rival.PlaceAsync(rival.OneLine("key-1"));

        Assert.NotEqual(own.Succeeded().Text("placeOrder.order.id"), others.Succeeded().Text("placeOrder.order.id"));
    }

    [Fact]
    public async Task Eight_duplicates_at_once_make_one_order()
    {
        Shop shop = await Shop.OpenStockedAsync(server);

        TestAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.PlaceAsync(shop.OneLine("key-1"))));

        Assert.Single(answers.Select(static answer => answer.Succeeded().Text("placeOrder.order.id")).Distinct());
        Assert.Equal(4, await shop.CountEventsAsync());
        Assert.Equal(1, await shop.CountOrdersAsync());
    }

    [Fact]
    public async Task Eight_shipments_at_once_with_one_key_ship_once()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        object input = new { orderId = await shop.AddOrderAsync(5m), trackingNumber = "T-1", idempotencyKey = "ship" };

        TestAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.ShipAsync(input)));

        Assert.All(answers, static answer => Assert.Equal("SHIPPED", answer.Succeeded().Text("shipOrder.order.status")));
        Assert.Equal(5, await shop.CountEventsAsync());
    }

    [Fact]
    public async Task Eight_shipments_at_once_without_a_key_ship_once_and_the_others_learn_why()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        object input = new { orderId = await shop.AddOrderAsync(5m), trackingNumber = "T-1" };

        TestAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.ShipAsync(input)));

        string[] errors = [.. answers.Where(static answer => answer.Succeeded().At("shipOrder.errors").ValueKind != System.Text.Json.JsonValueKind.Null)
            .Select(static answer => answer.Text("shipOrder.errors.0.__typename"))];
        Assert.Equal(7, errors.Length);
        Assert.All(errors, static error => Assert.Contains(error, new[] { "ConcurrencyConflictError", "InvalidOrderStateError" }));
        Assert.Equal(5, await shop.CountEventsAsync());
    }
}
