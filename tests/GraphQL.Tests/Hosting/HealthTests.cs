using System.Net;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Hosting;

[Collection(ServerCollection.Name)]
public sealed class HealthTests(ServerFixture server)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_server_with_a_current_database_is_live_and_ready(string path)
    {
        TestAnswer answer = await server.CreateClient().GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task Without_a_schema_the_server_is_live_and_says_which_command_makes_one()
    {
        await using TestDatabase empty = await (await TestCluster.GetAsync()).CreateEmptyDatabaseAsync();
        await using var factory = new TestServerFactory(empty.ConnectionStrings);
        var client = new TestClient(factory.CreateClient());

        TestAnswer live = await client.GetAsync("/health/live");
        TestAnswer ready = await client.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, live.Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Contains("src/Migrator -- migrate", ready.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_database_the_server_starts_and_refuses_with_503()
    {
        await using var factory = new TestServerFactory(Nowhere(FreePort.Next()));
        var client = new TestClient(factory.CreateClient()) { Token = TestTokens.Create("alice", ("tenant", "acme")) };

        TestAnswer live = await client.GetAsync("/health/live");
        TestAnswer ready = await client.GetAsync("/health/ready");
        TestAnswer query = await client.QueryAsync("{ testTenant }");

        Assert.Equal(HttpStatusCode.OK, live.Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, query.Status);
        Assert.Equal("DATABASE_UNAVAILABLE", query.Code);
        Assert.DoesNotContain("127.0.0.1", query.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_database_comes_the_server_recovers_without_a_restart()
    {
        int port = FreePort.Next();
        await using var factory = new TestServerFactory(Nowhere(port));
        var client = new TestClient(factory.CreateClient());
        TestAnswer before = await client.GetAsync("/health/ready");

        await using OwnCluster cluster = await OwnCluster.StartAsync(port);
        TestAnswer after = await client.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, before.Status);
        Assert.Equal(HttpStatusCode.OK, after.Status);
    }

    private static PostgresOptions Nowhere(int port)
    {
        return new PostgresOptions { App = Of("gt_app"), Analytics = Of("gt_analytics"), Control = Of("gt_control") };

        string Of(string role) =>
            $"Host=127.0.0.1;Port={port};Database=graphtenancy;Username={role};Password={OwnCluster.Password};Timeout=3";
    }
}
