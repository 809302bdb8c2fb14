using System.Globalization;
using System.Net;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests.Http;

/// <summary>Values that no honest client sends: each ends in an error that says what is wrong, never in a masked one.</summary>
[Collection(ServerCollection.Name)]
public sealed class HostileInputTests(ServerFixture server)
{
    private const string Upsert = """
        mutation ($input: UpsertProductInput!) {
          upsertProduct(input: $input) { product { code } errors { __typename ... on InvalidInputError { field } } }
        }
        """;

    private const string Place = """
        mutation ($input: PlaceOrderInput!) {
          placeOrder(input: $input) { order { totalAmount } errors { __typename ... on InvalidInputError { field } } }
        }
        """;

    [Theory]
    [InlineData("""{ orders(where: { orderNumber: { eq: "a\u0000b" } }) { nodes { id } } }""")]
    [InlineData("""{ customers(where: { name: { contains: "\u0000" } }) { nodes { id } } }""")]
    [InlineData("""mutation { registerCustomer(input: { name: "a\u0000b" }) { customer { id } } }""")]
    [InlineData("""mutation { registerCustomer(input: { name: "a", idempotencyKey: "\u0000" }) { customer { id } } }""")]
    [InlineData("""mutation { upsertProduct(input: { code: "A", name: "a", price: 1, attributes: { a: "\u0000" } }) { product { id } } }""")]
    public async Task The_character_u0000_is_bad_input(string document)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();

        TestAnswer answer = await server.CreateClient(alice).QueryAsync(document);

        Assert.Equal("BAD_USER_INPUT", answer.Code);
    }

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("-1E-99999999999999999999")]
    [InlineData("1e131000")]
    [InlineData("[1e16000, 1e16000, { \"b\": [1e-16000, 1e+16000, 1e16000] }]")]
    public async Task Numbers_in_json_that_postgresql_would_write_out_at_length_are_refused(string value)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        string variables = $$"""{ "input": { "code": "A", "name": "a", "price": 1, "attributes": { "a": {{value}} } } }""";

        TestAnswer answer = await SendAsync(server.CreateClient(alice), Upsert, variables);

        Assert.Equal("attributes", answer.Succeeded().Text("upsertProduct.errors.0.field"));
    }

    [Theory]
    [InlineData(65_522, true)]
    [InlineData(65_523, false)]
    public async Task Attributes_have_a_longest_length(int length, bool isAllowed)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        string text = new('x', length);
        string variables = $$"""{ "input": { "code": "A", "name": "a", "price": 1, "attributes": { "abcd": "{{text}}" } } }""";

        TestAnswer answer = await SendAsync(server.CreateClient(alice), Upsert, variables);

        bool isSaved = answer.Succeeded().At("upsertProduct.errors").ValueKind == System.Text.Json.JsonValueKind.Null;
        Assert.Equal(isAllowed, isSaved);
    }

    [Theory]
    [InlineData("9999999999999999999999999999")]
    [InlineData("1000000000000.01")]
    [InlineData("-0.01")]
    [InlineData("0.001")]
    public async Task A_price_out_of_range_is_an_error_of_its_field(string price)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        string variables = $$"""{ "input": { "code": "A", "name": "a", "price": {{price}} } }""";

        TestAnswer answer = await SendAsync(server.CreateClient(alice), Upsert, variables);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("price", answer.Text("upsertProduct.errors.0.field"));
    }

    [Theory]
    [InlineData(1_000_000, "1000000.01")]
    [InlineData(1_000_000, "92233720368.54")]
    [InlineData(1_000_000, "1000000000000")]
    public async Task A_total_beyond_every_price_is_an_error_of_the_lines(int quantity, string unitPrice)
    {
        TestAnswer answer = await PlaceAsync(quantity, unitPrice);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("lines", answer.Text("placeOrder.errors.0.field"));
    }

    [Fact]
    public async Task The_largest_total_is_placed_and_adds_up_in_the_totals_of_the_tenant()
    {
        TestAnswer answer = await PlaceAsync(1_000_000, "1000000");

        Assert.Equal(1_000_000_000_000m, decimal.Parse(
            answer.Succeeded().Text("placeOrder.order.totalAmount"), CultureInfo.InvariantCulture));
    }

    private async Task<TestAnswer> PlaceAsync(int quantity, string unitPrice)
    {
        TestClient client = server.CreateClient(await server.Postgres.CreateTenantAsync());
        await client.QueryAsync("""mutation { upsertProduct(input: { code: "A", name: "a", price: 1 }) { product { id } } }""");
        TestAnswer customer = await client.QueryAsync(
            """mutation { registerCustomer(input: { name: "a" }) { customer { id } } }""");
        string id = customer.Succeeded().Text("registerCustomer.customer.id");
        return await SendAsync(client, Place, $$"""
            { "input": { "customerId": "{{id}}",
              "lines": [{ "productCode": "A", "quantity": {{quantity}}, "unitPrice": {{unitPrice}} }] } }
            """);
    }

    /// <summary>Variables as they stand: a serializer would round or refuse such numbers.</summary>
    private static Task<TestAnswer> SendAsync(TestClient client, string document, string variables) => client.PostAsync(
        $$"""{ "query": {{System.Text.Json.JsonSerializer.Serialize(document)}}, "variables": {{variables}} }""",
        "application/json");
}
