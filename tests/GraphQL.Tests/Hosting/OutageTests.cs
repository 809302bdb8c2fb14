using System.Net;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Hosting;

/// <summary>The database goes away while the server runs, and comes back.</summary>
public sealed class OutageTests
{
    private const string Register = """
        mutation ($name: String!) {
          registerCustomer(input: { name: $name, idempotencyKey: $name }) { customer { name } errors { __typename } }
        }
        """;

    // Without the cache the directory fails before the engine is asked, with it a field fails in the engine.
    [Theory]
    [InlineData("0")]
    [InlineData("30")]
    public async Task Without_the_database_requests_are_refused_with_503_and_afterwards_nothing_is_lost(string cacheSeconds)
    {
        await using OwnCluster cluster = await OwnCluster.StartAsync(FreePort.Next());
        await using TestDatabase database = cluster.OpenDatabase();
        await using var factory = new TestServerFactory(
            database.ConnectionStrings, ("GraphTenancy:Directory:CacheSeconds", cacheSeconds));
        TestClient client = await CreateClientAsync(factory, database);
        (await client.QueryAsync(Register, new { name = "Ada" })).Succeeded();

        await cluster.StopAsync();
        TestAnswer query = await NamesAsync(client);
        TestAnswer command = await client.QueryAsync(Register, new { name = "Bob" });
        TestAnswer live = await client.GetAsync("/health/live");
        TestAnswer ready = await client.GetAsync("/health/ready");
        await cluster.StartAgainAsync();
        TestAnswer repeated = await RepeatAsync(() => client.QueryAsync(Register, new { name = "Bob" }));
        TestAnswer after = await RepeatAsync(() => NamesAsync(client));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "DATABASE_UNAVAILABLE"), (query.Status, query.Code));
        Assert.Equal("DATABASE_UNAVAILABLE", command.Code);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (live.Status, ready.Status));
        Assert.Equal("Bob", repeated.Succeeded().Text("registerCustomer.customer.name"));
        Assert.Equal("""[{"name":"Ada"},{"name":"Bob"}]""", after.Succeeded().At("customers.nodes").GetRawText());
    }

    // A pool notices that its connections are dead when it uses one; the code told the client to send again.
    private static async Task<TestAnswer> RepeatAsync(Func<Task<TestAnswer>> send)
    {
        TestAnswer first = await send();
        return first.Code == "DATABASE_UNAVAILABLE" ? await send() : first;
    }

    private static Task<TestAnswer> NamesAsync(TestClient client) => client.QueryAsync("{ customers { nodes { name } } }");

    private static async Task<TestClient> CreateClientAsync(TestServerFactory factory, TestDatabase database)
    {
        TenantContext tenant = await database.CreateTenantAsync();
        return new TestClient(factory.CreateClient()) { Token = TestTokens.For(tenant) };
    }
}
