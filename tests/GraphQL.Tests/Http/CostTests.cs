using System.Net;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests.Http;

/// <summary>What operations cost, and that the dear ones reach no database.</summary>
[Collection(ServerCollection.Name)]
public sealed class CostTests(ServerFixture server)
{
    private const string FirstScreen = """
        {
          me { displayName tenant { code } }
          orders(first: 2, where: { status: { eq: SHIPPED } }, order: [{ placedAt: DESC }]) {
            totalCount
            nodes { orderNumber totalAmount customer { name } lines { productName quantity } }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    [Theory]
    [InlineData(FirstScreen, 78, 19)]
    [InlineData("{ orders(first: 50) { nodes { orderNumber customer { name } lines { productName } tenant { code } } } }", 161, 402)]
    [InlineData("{ orders { nodes { id } } }", 11, 12)]
    [InlineData("{ nodes(ids: [\"a\", \"b\"]) { id } }", 10, 3)]
    [InlineData("{ ordersAggregate { count groupBy(keys: [DAY]) { count } } }", 100, 12)]
    [InlineData("{ ordersAggregate { groupBy(keys: [DAY], first: 100, order: [{ count: DESC }]) { count } } }", 120, 102)]
    public async Task Ordinary_queries_stay_far_below_the_limits(string document, int fieldCost, int typeCost)
    {
        TestAnswer answer = await SendAsync(await ClientAsync(), document, "validate");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$$$"""{"extensions":{"operationCost":{"fieldCost":{{{{fieldCost}}}},"typeCost":{{{{typeCost}}}}}}}""", answer.Body);
    }

    [Fact]
    public async Task A_report_comes_with_the_data()
    {
        TestAnswer answer = await SendAsync(await ClientAsync(), "{ orders(first: 3) { nodes { id } } }", "report");

        Assert.Equal(
            """{"data":{"orders":{"nodes":[]}},"extensions":{"operationCost":{"fieldCost":11,"typeCost":5}}}""", answer.Body);
    }

    [Fact]
    public async Task An_operation_above_the_limit_is_refused_before_any_sql()
    {
        TestClient client = await ClientAsync();
        string document = "{ " + string.Concat(Enumerable.Range(0, 5).Select(static i =>
            $"a{i}: orders(first: 50) {{ nodes {{ customer {{ id }} tenant {{ id }} lines {{ lineNumber }} }} }} ")) + "}";
        long before = server.Metrics.RoundTrips;

        TestAnswer answer = await client.QueryAsync(document);

        Assert.Equal((HttpStatusCode.BadRequest, "HC0047"), (answer.Status, answer.Code));
        // The directory was asked who the caller is, and nothing more.
        Assert.InRange(server.Metrics.RoundTrips - before, 0, 1);
    }

    [Fact]
    public async Task A_page_that_is_too_large_is_told_so_by_its_field()
    {
        TestAnswer answer = await (await ClientAsync()).QueryAsync("{ orders(first: 2147483647) { nodes { id lines { lineNumber } } } }");

        Assert.Equal("PAGE_SIZE_OUT_OF_RANGE", answer.Code);
    }

    private async Task<TestClient> ClientAsync()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        return server.CreateClient(alice);
    }

    private static Task<TestAnswer> SendAsync(TestClient client, string document, string mode)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { query = document }),
        };
        request.Headers.Add("GraphQL-Cost", mode);
        return client.SendAsync(request);
    }
}
