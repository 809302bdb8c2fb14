using System.Text.Json;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>Values that a command refuses: the error names the field, and nothing is stored.</summary>
[Collection(ServerCollection.Name)]
public sealed class InvalidInputTests(ServerFixture server)
{
    [Theory]
    [InlineData("""{ "lines": [] }""", "lines")]
    [InlineData("""{ "lines": [{ "productCode": "P-1", "quantity": 0 }] }""", "lines.0.quantity")]
    [InlineData("""{ "lines": [{ "productCode": "P-1", "quantity": 1 }, { "productCode": "P-1", "quantity": -1 }] }""", "lines.1.quantity")]
    [InlineData("""{ "lines": [{ "productCode": "P-1", "quantity": 1000001 }] }""", "lines.0.quantity")]
    [InlineData("""{ "lines": [{ "productCode": "P-1", "quantity": 1, "unitPrice": -1 }] }""", "lines.0.unitPrice")]
    [InlineData("""{ "lines": [{ "productCode": "P-1", "quantity": 1 }, { "productCode": "P-1", "quantity": 1, "unitPrice": 0.001 }] }""", "lines.1.unitPrice")]
    [InlineData("""{ "lines": [{ "productCode": "P-1", "quantity": 1, "unitPrice": 1000000000000.01 }] }""", "lines.0.unitPrice")]
    [InlineData("""{ "lines": [{ "productCode": "P-1", "quantity": 1, "unitPrice": 9999999999999999999999999999 }] }""", "lines.0.unitPrice")]
    [InlineData("""{ "lines": [{ "productCode": "P-1", "quantity": 1000000, "unitPrice": 1000000000000 }] }""", "lines")]
    [InlineData("""{ "lines": [{ "productCode": "P-1", "quantity": 1 }], "idempotencyKey": "" }""", "idempotencyKey")]
    public async Task An_order_that_cannot_be_is_refused(string input, string field)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        Dictionary<string, object?> order = Parse(input);
        order["customerId"] = shop.CustomerId;

        TestAnswer answer = await shop.PlaceAsync(order);

        AssertRefused(answer, "placeOrder", field);
        Assert.Equal(3, await shop.CountEventsAsync());
    }

    [Fact]
    public async Task An_order_with_501_lines_is_refused()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        object[] lines = [.. Enumerable.Repeat(new { productCode = "P-1", quantity = 1 }, 501)];

        TestAnswer tooMany = await shop.PlaceAsync(new { customerId = shop.CustomerId, lines });
        TestAnswer most = await shop.PlaceAsync(new { customerId = shop.CustomerId, lines = lines[1..] });

        AssertRefused(tooMany, "placeOrder", "lines");
        Assert.Equal(5000m, most.Succeeded().At("placeOrder.order.totalAmount").GetDecimal());
    }

    [Theory]
    [InlineData("""{ "name": "" }""", "name")]
    [InlineData("""{ "name": "   " }""", "name")]
    [InlineData("""{ "name": "Bob", "email": "nowhere" }""", "email")]
    public async Task A_customer_that_cannot_be_is_refused(string input, string field)
    {
        Shop shop = await Shop.OpenAsync(server);

        TestAnswer answer = await shop.RegisterAsync(Parse(input));

        AssertRefused(answer, "registerCustomer", field);
        Assert.Equal(0, await shop.CountEventsAsync());
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public async Task A_name_has_at_most_200_characters(int length, bool isAllowed)
    {
        Shop shop = await Shop.OpenAsync(server);

        TestAnswer answer = await shop.RegisterAsync(new { name = new string('ä', length) });

        Assert.Equal(isAllowed ? 1 : 0, await shop.CountEventsAsync());
        Assert.Equal(isAllowed, answer.Succeeded().At("registerCustomer.errors").ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [InlineData("""{ "code": "", "name": "N", "price": 1 }""", "code")]
    [InlineData("""{ "code": "a b", "name": "N", "price": 1 }""", "code")]
    [InlineData("""{ "code": "ünï", "name": "N", "price": 1 }""", "code")]
    [InlineData("""{ "code": "C", "name": "", "price": 1 }""", "name")]
    [InlineData("""{ "code": "C", "name": "N", "price": -0.01 }""", "price")]
    [InlineData("""{ "code": "C", "name": "N", "price": 0.005 }""", "price")]
    [InlineData("""{ "code": "C", "name": "N", "price": 1, "attributes": [1] }""", "attributes")]
    public async Task A_product_that_cannot_be_is_refused(string input, string field)
    {
        Shop shop = await Shop.OpenAsync(server);

        TestAnswer answer = await shop.UpsertAsync(Parse(input));

        AssertRefused(answer, "upsertProduct", field);
        Assert.Equal(0, await shop.CountEventsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_shipment_needs_a_tracking_number(string trackingNumber)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string orderId = await shop.AddOrderAsync(1m);

        TestAnswer answer = await shop.ShipAsync(new { orderId, trackingNumber });

        AssertRefused(answer, "shipOrder", "trackingNumber");
        Assert.Equal(4, await shop.CountEventsAsync());
    }

    [Fact]
    public async Task A_reason_has_at_most_500_characters()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string orderId = await shop.AddOrderAsync(1m);

        TestAnswer answer = await shop.CancelAsync(new { orderId, reason = new string('x', 501) });

        AssertRefused(answer, "cancelOrder", "reason");
        Assert.Equal(4, await shop.CountEventsAsync());
    }

    [Fact]
    public async Task A_text_with_a_character_that_no_database_text_has_is_refused_by_its_code_and_stores_nothing()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string orderId = await shop.AddOrderAsync(1m);
        const string text = "a\0@b";

        TestAnswer[] answers =
        [
            await shop.RegisterAsync(new { name = text }),
            await shop.RegisterAsync(new { name = "Bob", email = text }),
            await shop.RegisterAsync(new { name = "Bob", idempotencyKey = text }),
            await shop.UpsertAsync(new { code = "C", name = "N", price = 1, attributes = new { text } }),
            await shop.PlaceAsync(new { customerId = shop.CustomerId, lines = new[] { new { productCode = text, quantity = 1 } } }),
            await shop.ShipAsync(new { orderId, trackingNumber = text }),
            await shop.CancelAsync(new { orderId, reason = text }),
            await shop.QueryAsync("query ($text: String) { customers(where: { name: { contains: $text } }) { nodes { name } } }", new { text }),
        ];

        Assert.All(answers, static answer => Assert.Equal("BAD_USER_INPUT", answer.Code));
        Assert.Equal(4, await shop.CountEventsAsync());
    }

    [Theory]
    [InlineData("totalAmount: { eq: 9999999999999999999999999999 }", 0)]
    [InlineData("totalAmount: { lt: 9999999999999999999999999999 }", 1)]
    [InlineData("totalAmount: { gt: -9999999999999999999999999999 }", 1)]
    [InlineData("totalAmount: { eq: 1.001 }", 0)]
    [InlineData("""placedAt: { gt: "0001-01-01T00:00:00Z" }""", 1)]
    [InlineData("""placedAt: { lt: "9999-12-31T23:59:59.9999999Z" }""", 1)]
    [InlineData("lines: { some: { quantity: { gt: -2147483648, lte: 2147483647 } } }", 1)]
    public async Task A_filter_with_a_value_at_the_end_of_its_type_is_answered(string where, int count)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await shop.AddOrderAsync(1m);

        TestAnswer answer = await shop.QueryAsync($"{{ orders(where: {{ {where} }}) {{ totalCount }} }}");

        Assert.Equal(count, answer.Succeeded().At("orders.totalCount").GetInt32());
    }

    private static Dictionary<string, object?> Parse(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, object?>>(json) ?? [];

    private static void AssertRefused(TestAnswer answer, string mutation, string field)
    {
        answer.Succeeded();
        Assert.NotEqual(JsonValueKind.Null, answer.At($"{mutation}.errors").ValueKind);
        Assert.Equal("InvalidInputError", answer.Text($"{mutation}.errors.0.__typename"));
        Assert.Equal(field, answer.Text($"{mutation}.errors.0.field"));
    }
}
