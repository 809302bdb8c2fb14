using System.Net;
using System.Text.Json;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Tests.Http;

[Collection(ServerCollection.Name)]
public sealed class BatchTests(ServerFixture server) : IAsyncLifetime
{
    private const string Count = "mutation { testCount { int } }";

    private readonly TestServerFactory _factory = new(
        server.Postgres.Database.ConnectionStrings, ("GraphTenancy:Http:MaxBatchSize", "10"));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _factory.DisposeAsync();

    [Fact]
    public async Task Batches_are_off_by_default()
    {
        TestAnswer answer = await server.CreateClient().PostAsync(BatchOf("{ testPing }"), "application/json");

        Assert.Equal((HttpStatusCode.BadRequest, "GRAPHQL_BAD_REQUEST"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_batch_is_answered_by_an_array_in_the_same_order()
    {
        TestClient client = await CreateClientAsync();

        TestAnswer answer = await client.PostAsync(
            BatchOf("{ a: testPing }", "{ nothing }", "{ testTenant }"), "application/json");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("pong", answer.Json[0].GetProperty("data").GetProperty("a").GetString());
        Assert.False(answer.Json[1].TryGetProperty("data", out _));
        Assert.True(answer.Json[2].GetProperty("data").TryGetProperty("testTenant", out _));
        Assert.Equal(3, answer.Json.GetArrayLength());
    }

    [Fact]
    public async Task Mutations_of_a_batch_run_one_after_the_other()
    {
        TestClient client = await CreateClientAsync();

        TestAnswer answer = await client.PostAsync(BatchOf([.. Enumerable.Repeat(Count, 10)]), "application/json");

        int[] counts = [.. answer.Json.EnumerateArray().Select(static one =>
            one.GetProperty("data").GetProperty("testCount").GetProperty("int").GetInt32())];
        Assert.Equal(Enumerable.Range(counts[0], 10), counts);
    }

    [Fact]
    public async Task Commands_of_a_batch_read_their_answers_in_their_own_trips()
    {
        TestClient client = await CreateClientAsync();
        SessionMetrics metrics = _factory.Services.GetRequiredService<PostgresDataSources>().Metrics;
        long before = metrics.Reads + metrics.Writes;

        TestAnswer answer = await client.PostAsync(
            BatchOf(Register("A"), Register("B"), Register("C")), "application/json");

        Assert.Equal(
            ["A", "B", "C"],
            answer.Json.EnumerateArray().Select(static one =>
                one.GetProperty("data").GetProperty("registerCustomer").GetProperty("customer").GetProperty("name").GetString()));
        Assert.Equal(3, metrics.Reads + metrics.Writes - before);

        static string Register(string name) =>
            $$"""mutation { registerCustomer(input: { name: "{{name}}" }) { customer { name } } }""";
    }

    [Fact]
    public async Task Eleven_are_refused_where_ten_are_allowed_and_none_runs()
    {
        TestClient client = await CreateClientAsync();
        int before = TestMutations.Calls;

        TestAnswer answer = await client.PostAsync(BatchOf([.. Enumerable.Repeat(Count, 11)]), "application/json");

        Assert.Equal((HttpStatusCode.BadRequest, "GRAPHQL_BAD_REQUEST"), (answer.Status, answer.Code));
        Assert.Equal(before, TestMutations.Calls);
    }

    [Fact]
    public async Task Together_they_may_cost_no_more_than_one_request()
    {
        TestClient client = await CreateClientAsync();
        const string HalfOfIt = "{ orders(first: 50) { nodes { lines { productName } customer { name } } } }";
        int before = TestMutations.Calls;

        TestAnswer one = await client.PostAsync(BatchOf(HalfOfIt), "application/json");
        TestAnswer many = await client.PostAsync(BatchOf([Count, .. Enumerable.Repeat(HalfOfIt, 9)]), "application/json");

        Assert.False(one.Json[0].TryGetProperty("errors", out _), one.Body);
        Assert.Equal((HttpStatusCode.BadRequest, "HC0047"), (many.Status, many.Code));
        Assert.Equal(before, TestMutations.Calls);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("[{\"query\":\"{ testPing }\"},]")]
    [InlineData("[{\"query\":\"{ testPing }\"}")]
    [InlineData("[[{\"query\":\"{ testPing }\"}]]")]
    [InlineData("[{\"query\":\"{ testPing }\"},{}]")]
    public async Task A_malformed_batch_is_refused_as_a_whole(string body)
    {
        TestClient client = await CreateClientAsync();

        TestAnswer answer = await client.PostAsync(body, "application/json");

        Assert.Equal((HttpStatusCode.BadRequest, "GRAPHQL_BAD_REQUEST"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task One_operation_that_is_refused_for_its_tenant_refuses_all_before_any_runs()
    {
        Guid stray = await server.Postgres.Database.CreateUserAsync();
        TestClient client = CreateClient(TestTokens.Create(TestDatabase.SubjectOf(stray)));
        int before = TestQueries.OpenCalls;

        TestAnswer answer = await client.PostAsync(
            BatchOf("{ testOpenCount }", "{ testCaller }", "{ testTenant }", "{ testOpenCount }"), "application/json");

        Assert.Equal((HttpStatusCode.BadRequest, "TENANT_REQUIRED"), (answer.Status, answer.Code));
        Assert.Equal(before, TestQueries.OpenCalls);
    }

    private async Task<TestClient> CreateClientAsync()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        return CreateClient(TestTokens.For(alice));
    }

    private TestClient CreateClient(string token) => new(_factory.CreateClient()) { Token = token };

    private static string BatchOf(params IEnumerable<string> documents) =>
        JsonSerializer.Serialize(documents.Select(static query => new { query }));
}
