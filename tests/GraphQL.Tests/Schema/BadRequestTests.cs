using System.Net;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>Requests that the schema or its lists refuse: code, status, and nothing stored.</summary>
[Collection(ServerCollection.Name)]
public sealed class BadRequestTests(ServerFixture server)
{
    [Theory]
    [InlineData("{ orders( { nodes }", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ orders { nodes { secret } } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ orders { nodes } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ orders(first: \"ten\") { totalCount } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ orders(where: { status: { eq: LOST } }) { totalCount } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("mutation { registerCustomer(input: { name: \"Bob\", tenant: \"acme\" }) { customer { id } } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("mutation { registerCustomer(input: {}) { customer { id } } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("mutation { a: registerCustomer(input: { name: \"Bob\" }) { customer { id } } b: nothing }", "GRAPHQL_VALIDATION_FAILED")]
    public async Task A_document_that_the_schema_does_not_allow_is_refused_with_400_and_stores_nothing(string document, string code)
    {
        Shop shop = await Shop.OpenAsync(server);

        TestAnswer answer = await shop.QueryAsync(document);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Code));
        Assert.False(answer.Json.TryGetProperty("data", out _));
        Assert.Equal(0, await shop.CountEventsAsync());
    }

    [Theory]
    [InlineData("""{ "name": 5 }""")]
    [InlineData("""{ "name": null }""")]
    [InlineData("""{ "email": "a@b" }""")]
    [InlineData("""{ "name": "Bob", "tenantId": "acme" }""")]
    [InlineData("""{ "name": "Bob", "expectedVersion": 2147483648 }""")]
    [InlineData("""{ "name": "Bob", "customerId": "not a uuid" }""")]
    [InlineData("""[]""")]
    public async Task A_variable_that_does_not_fit_is_refused_with_400_and_stores_nothing(string input)
    {
        Shop shop = await Shop.OpenAsync(server);

        TestAnswer answer = await shop.RegisterAsync(System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(input));

        Assert.Equal((HttpStatusCode.BadRequest, "GRAPHQL_VARIABLE_INVALID"), (answer.Status, answer.Code));
        Assert.Equal(0, await shop.CountEventsAsync());
    }

    [Theory]
    [InlineData("first: 101", "PAGE_SIZE_OUT_OF_RANGE")]
    [InlineData("first: -1", "PAGE_SIZE_OUT_OF_RANGE")]
    [InlineData("last: 101", "PAGE_SIZE_OUT_OF_RANGE")]
    [InlineData("first: 2147483647", "PAGE_SIZE_OUT_OF_RANGE")]
    [InlineData("first: 1, last: 1", "PAGE_SIZE_OUT_OF_RANGE")]
    [InlineData("after: \"\"", "CURSOR_INVALID")]
    [InlineData("after: \"nonsense\"", "CURSOR_INVALID")]
    [InlineData("after: \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"", "CURSOR_INVALID")]
    [InlineData("last: 1, before: \"'; select 1; --\"", "CURSOR_INVALID")]
    public async Task A_page_that_cannot_be_is_refused_by_its_code_and_the_other_fields_are_answered(string arguments, string code)
    {
        Shop shop = await Shop.OpenAsync(server);

        TestAnswer answer = await shop.QueryAsync($"{{ orders({arguments}) {{ nodes {{ id }} }} tenant {{ code }} }}");

        Assert.Equal((HttpStatusCode.OK, code), (answer.Status, answer.Code));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.At("orders").ValueKind);
        Assert.Equal(shop.Tenant.TenantCode, answer.Text("tenant.code"));
    }

    [Theory]
    [InlineData("{ orders(after: $after, order: [{ totalAmount: ASC }]) { nodes { id } } }")]
    [InlineData("{ customers(after: $after) { nodes { id } } }")]
    public async Task The_cursor_of_another_order_or_field_is_refused(string selection)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await shop.AddOrderAsync(1m);
        TestAnswer page = await shop.QueryAsync("{ orders { edges { cursor } } }");
        object after = new { after = page.Text("orders.edges.0.cursor") };

        TestAnswer own = await shop.QueryAsync("query ($after: String) { orders(after: $after) { nodes { id } } }", after);
        TestAnswer other = await shop.QueryAsync($"query ($after: String) {selection}", after);

        Assert.Null(own.Succeeded().Code);
        Assert.Equal("CURSOR_INVALID", other.Code);
    }

    [Fact]
    public async Task The_cursor_of_another_tenant_is_refused()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        Shop rival = await Shop.OpenStockedAsync(server);
        await rival.AddOrderAsync(1m);
        TestAnswer page = await rival.QueryAsync("{ orders { edges { cursor } } }");

        TestAnswer answer = await shop.QueryAsync(
            "query ($after: String) { orders(after: $after) { nodes { id } } }", new { after = page.Text("orders.edges.0.cursor") });

        Assert.Equal("CURSOR_INVALID", answer.Code);
    }

    [Theory]
    [InlineData("no token", "AUTH_NOT_AUTHENTICATED")]
    [InlineData("tampered token", "AUTH_NOT_AUTHENTICATED")]
    [InlineData("foreign tenant", "TENANT_FORBIDDEN")]
    [InlineData("malformed tenant", "TENANT_INVALID")]
    public async Task A_command_of_somebody_who_may_not_is_refused_before_any_write(string who, string code)
    {
        Shop shop = await Shop.OpenAsync(server);
        Shop rival = await Shop.OpenAsync(server);
        shop.Client.Token = who switch { "no token" => null, "tampered token" => shop.Client.Token + "x", _ => shop.Client.Token };
        shop.Client.TenantHeader = who switch { "foreign tenant" => rival.Tenant.TenantCode, "malformed tenant" => "A B", _ => null };
        shop.Client.Token = who == "foreign tenant"
            ? TestTokens.Create(GraphTenancy.TestKit.TestDatabase.SubjectOf(shop.Tenant)) : shop.Client.Token;
        long writes = server.Metrics.Writes;

        TestAnswer answer = await shop.RegisterAsync(new { name = "Bob" });

        Assert.Equal(code, answer.Code);
        Assert.Equal(writes, server.Metrics.Writes);
        Assert.Equal((0, 0), (await shop.CountEventsAsync(), await rival.CountEventsAsync()));
    }

    [Fact]
    public async Task A_caller_without_tenant_is_refused_before_any_statement_is_sent()
    {
        TestClient olivia = await server.CreatePlatformClientAsync();
        (long reads, long writes) = (server.Metrics.Reads, server.Metrics.Writes);

        TestAnswer query = await olivia.QueryAsync("{ orders { nodes { id } } }");
        TestAnswer command = await olivia.QueryAsync("""mutation { registerCustomer(input: { name: "Bob" }) { customer { id } } }""");

        Assert.Equal(("TENANT_REQUIRED", "TENANT_REQUIRED"), (query.Code, command.Code));
        Assert.Equal(HttpStatusCode.BadRequest, query.Status);
        Assert.Equal((reads, writes), (server.Metrics.Reads, server.Metrics.Writes));
    }
}
