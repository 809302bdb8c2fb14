using System.Text.Json;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>What a mutation answers is read in the batch of its command: as many trips as without an answer.</summary>
[Collection(ServerCollection.Name)]
public sealed class ReadBackTests(ServerFixture server)
{
    private const string OrderFields =
        "id orderNumber status totalAmount trackingNumber placedAt version tenant { code } customer { id name } lines { lineNumber productCode amount }";

    // Who asks is looked up elsewhere, and kept for a while.
    private long Trips => server.Metrics.Reads + server.Metrics.Writes;

    [Theory]
    [InlineData("register", "__typename", 1)]
    [InlineData("register", "customer { id name email version createdAt }", 1)]
    [InlineData("upsert", "__typename", 2)]
    [InlineData("upsert", "product { id code name price attributes tenant { code } }", 2)]
    [InlineData("place", "__typename", 2)]
    [InlineData("place", "order { " + OrderFields + " }", 2)]
    [InlineData("ship", "__typename", 2)]
    [InlineData("ship", "order { " + OrderFields + " }", 2)]
    [InlineData("cancel", "__typename", 2)]
    [InlineData("cancel", "order { " + OrderFields + " }", 2)]
    public async Task The_answer_of_a_command_costs_no_trip(string command, string selection, int trips)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        (string document, object input) = await CommandAsync(shop, command, selection);
        long before = Trips;

        TestAnswer answer = await shop.QueryAsync(document, new { input });

        Assert.Equal(trips, Trips - before);
        Assert.DoesNotContain("null,\"version\"", answer.Succeeded().Body, StringComparison.Ordinal);
        Assert.Equal(0, server.LastRequest.RoundTrips);
    }

    [Fact]
    public async Task The_answer_equals_what_a_query_reads_afterwards()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        (string document, object input) = await CommandAsync(shop, "place", $"order {{ {OrderFields} }}");

        TestAnswer answer = await shop.QueryAsync(document, new { input });
        string id = answer.Succeeded().Text("command.order.id");
        TestAnswer query = await shop.QueryAsync($"query ($id: ID!) {{ order(id: $id) {{ {OrderFields} }} }}", new { id });

        Assert.Equal(query.Succeeded().At("order").GetRawText(), answer.At("command.order").GetRawText());
        Assert.Equal(2, answer.At("command.order.lines").GetArrayLength());
    }

    [Fact]
    public async Task Pages_below_the_answer_are_read_with_it()
    {
        const string Pages = """
            events(first: 5) { totalCount nodes { version eventType } }
            customer { orders(first: 2, where: { status: { eq: PLACED } }, order: [{ placedAt: DESC }]) {
              totalCount pageInfo { hasNextPage endCursor } nodes { orderNumber lines { amount } } } }
            """;
        Shop shop = await Shop.OpenStockedAsync(server);
        await shop.AddOrderAsync(1m);
        string id = await shop.AddOrderAsync(2m);
        await shop.AddOrderAsync(3m);
        long before = Trips;

        TestAnswer answer = await shop.QueryAsync(
            $"mutation ($id: ID!) {{ shipOrder(input: {{ orderId: $id, trackingNumber: \"T\" }}) {{ order {{ {Pages} }} }} }}", new { id });
        long trips = Trips - before;
        TestAnswer query = await shop.QueryAsync($"query ($id: ID!) {{ order(id: $id) {{ {Pages} }} }}", new { id });

        Assert.Equal(query.Succeeded().At("order").GetRawText(), answer.Succeeded().At("shipOrder.order").GetRawText());
        Assert.Equal("OrderShipped", answer.Text("shipOrder.order.events.nodes.1.eventType"));
        Assert.Equal((2, 2), (trips, answer.At("shipOrder.order.customer.orders.totalCount").GetInt32()));
    }

    [Theory]
    [InlineData("""customer { orders(first: 1, after: "forged") { nodes { id } } }""", "CURSOR_INVALID", """{"customer":{"orders":null}}""")]
    [InlineData("customer { orders(first: 5000) { nodes { id } } }", "PAGE_SIZE_OUT_OF_RANGE", """{"customer":{"orders":null}}""")]
    [InlineData("""lines(where: { productCode: { eq: "\u0000" } }) { amount }""", "BAD_USER_INPUT", "null")]
    public async Task What_is_refused_in_the_answer_fails_there_and_not_the_command(
        string selection, string code, string expected)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string id = await shop.AddOrderAsync(2m);

        TestAnswer answer = await shop.QueryAsync(
            $"mutation ($id: ID!) {{ shipOrder(input: {{ orderId: $id, trackingNumber: \"T\" }}) {{ order {{ {selection} }} errors {{ __typename }} }} }}",
            new { id });

        Assert.Equal(code, answer.Code);
        Assert.Equal($$"""{"order":{{expected}},"errors":null}""", answer.At("shipOrder").GetRawText());
        Assert.Equal("SHIPPED", (await shop.QueryAsync("query ($id: ID!) { order(id: $id) { status } }", new { id })).Text("order.status"));
    }

    [Theory]
    [InlineData(true, 2, """{"a":{"id":"?"},"b":{"version":1}}""")]
    [InlineData(false, 2, """{"b":{"version":1}}""")]
    public async Task Aliases_and_conditions_of_the_answer_are_heeded(bool isIncluded, int trips, string expected)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        long before = Trips;

        TestAnswer answer = await shop.QueryAsync(
            """
            mutation ($input: PlaceOrderInput!, $yes: Boolean!) {
              placeOrder(input: $input) { a: order @include(if: $yes) { id } b: order { version id @skip(if: true) } } }
            """,
            new { input = shop.OneLine(), yes = isIncluded });

        Assert.Equal(trips, Trips - before);
        string id = isIncluded ? answer.Succeeded().Text("placeOrder.a.id") : "-";
        Assert.Equal(expected, answer.Succeeded().At("placeOrder").GetRawText().Replace(id, "?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_of_several_commands_reads_its_answer_in_its_own_batch()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string id = await shop.AddOrderAsync(5m);
        long before = Trips;

        TestAnswer answer = await shop.QueryAsync(
            """
            mutation ($id: ID!, $customer: ID!) {
              placeOrder(input: { customerId: $customer, lines: [{ productCode: "P-2", quantity: 2 }] }) { order { ...F } }
              shipOrder(input: { orderId: $id, trackingNumber: "T" }) { order { ...F } }
              again: shipOrder(input: { orderId: $id, trackingNumber: "U" }) { order { ...F } errors { __typename } }
            }
            fragment F on Order { status version totalAmount trackingNumber }
            """,
            new { id, customer = shop.CustomerId });

        Assert.Equal(
            """
            {"placeOrder":{"order":{"status":"PLACED","version":1,"totalAmount":5.00,"trackingNumber":null}},"shipOrder":{"order":{"status":"SHIPPED","version":2,"totalAmount":5.00,"trackingNumber":"T"}},"again":{"order":null,"errors":[{"__typename":"InvalidOrderStateError"}]}}
            """.Trim(),
            answer.Succeeded().Json.GetProperty("data").GetRawText());
        Assert.Equal(2 + 2 + 1, Trips - before);
    }

    [Fact]
    public async Task A_replayed_command_answers_the_same_and_reads_the_row_for_itself()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        (string document, _) = await CommandAsync(shop, "place", $"order {{ {OrderFields} }}");
        object input = shop.OneLine("key-1");

        TestAnswer first = await shop.QueryAsync(document, new { input });
        long before = Trips;
        TestAnswer second = await shop.QueryAsync(document, new { input });

        Assert.Equal(first.Succeeded().Body, second.Succeeded().Body);

        // Receipt with look-ups, row.
        Assert.Equal(2, Trips - before);
        Assert.Equal(1, server.LastRequest.RoundTrips);
    }

    [Fact]
    public async Task A_refused_command_answers_nothing_of_what_it_would_have_read()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        var orderId = Guid.CreateVersion7();
        var lines = new[] { new { productCode = "P-1", quantity = 1 } };
        (await shop.PlaceAsync(new { orderId, customerId = shop.CustomerId, lines })).Succeeded();

        TestAnswer second = await shop.PlaceAsync(new { orderId, customerId = shop.CustomerId, lines });

        Assert.Equal("OrderAlreadyPlacedError", second.Succeeded().Text("placeOrder.errors.0.__typename"));
        Assert.Equal(JsonValueKind.Null, second.At("placeOrder.order").ValueKind);
        Assert.Equal(0, server.LastRequest.Statements);
    }

    [Fact]
    public async Task The_row_of_another_tenant_with_the_same_id_is_not_read_back()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        Shop rival = await Shop.OpenStockedAsync(server);
        var orderId = Guid.CreateVersion7();
        var lines = new[] { new { productCode = "P-1", quantity = 1 } };
        (await rival.PlaceAsync(new { orderId, customerId = rival.CustomerId, lines })).Succeeded();

        TestAnswer own = await shop.PlaceAsync(new { orderId, customerId = shop.CustomerId, lines });

        Assert.Equal(shop.Tenant.TenantCode, own.Succeeded().Text("placeOrder.order.tenant.code"));
        Assert.Equal(GlobalId.Encode("Order", orderId), own.Text("placeOrder.order.id"));
    }

    [Fact]
    public async Task A_replay_is_answered_although_the_product_is_gone()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        TestAnswer first = await shop.PlaceAsync(shop.OneLine("key-1"));
        await server.Postgres.ExecuteAsAdminAsync(
            "update read_model.products set deleted_at = now() where tenant_id = $1", shop.Tenant.TenantId);

        TestAnswer second = await shop.PlaceAsync(shop.OneLine("key-1"));
        TestAnswer other = await shop.PlaceAsync(shop.OneLine("key-2"));

        Assert.Equal(first.Succeeded().Body, second.Succeeded().Body);
        Assert.Equal("ProductNotFoundError", other.Succeeded().Text("placeOrder.errors.0.__typename"));
    }

    [Fact]
    public async Task A_product_with_an_id_of_another_rule_is_found_by_its_code()
    {
        Shop shop = await Shop.OpenAsync(server);
        var id = Guid.CreateVersion7();
        await server.Postgres.ExecuteAsAdminAsync(
            """
            insert into read_model.products (tenant_id, product_id, code, name, price_minor, version, created_by, updated_by)
            values ($1, $2, 'OLD', 'Old', 100, 1, $3, $3)
            """,
            shop.Tenant.TenantId, id, shop.Tenant.UserId);
        long before = Trips;

        TestAnswer answer = await shop.UpsertAsync(new { code = "OLD", name = "New", price = 2m });

        Assert.Equal(GlobalId.Encode("Product", id), answer.Succeeded().Text("upsertProduct.product.id"));
        Assert.Equal("New", answer.Text("upsertProduct.product.name"));
        Assert.Equal(3, Trips - before);
        Assert.Equal(1, await server.Postgres.CountAsAdminAsync("read_model.products", shop.Tenant.TenantId));
    }

    private static async Task<(string Document, object Input)> CommandAsync(Shop shop, string command, string selection) =>
        command switch
        {
            "register" => (Document("registerCustomer", selection), new { name = "Bob", email = "bob@example.org" }),
            "upsert" => (Document("upsertProduct", selection), new { code = "P-1", name = "Renamed", price = 7m }),
            "place" => (Document("placeOrder", selection), new
            {
                customerId = shop.CustomerId,
                lines = new[] { new { productCode = "P-1", quantity = 3 }, new { productCode = "P-2", quantity = 1 } },
            }),
            "ship" => (Document("shipOrder", selection), new { orderId = await shop.AddOrderAsync(3m), trackingNumber = "T-1" }),
            _ => (Document("cancelOrder", selection), new { orderId = await shop.AddOrderAsync(3m) }),
        };

    private static string Document(string field, string selection) =>
        $"mutation ($input: {char.ToUpperInvariant(field[0])}{field[1..]}Input!) {{ command: {field}(input: $input) {{ {selection} }} }}";
}
