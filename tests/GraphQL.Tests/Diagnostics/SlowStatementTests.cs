using GraphTenancy.GraphQL.Diagnostics;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.Persistence.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphTenancy.GraphQL.Tests.Diagnostics;

/// <summary>The log of slow round trips.</summary>
[Collection(ServerCollection.Name)]
public sealed class SlowStatementTests(ServerFixture server)
{
    private const int SlowStatement = 40;

    [Fact]
    public async Task A_slow_round_trip_has_one_line_that_names_operation_and_tenant()
    {
        TenantContext tenant = await server.Postgres.CreateTenantAsync();

        LogLine line = Assert.Single(await LogOfAsync("50", tenant, "query Lazy { testNap(ms: 60, mark: \"my-secret\") }"));

        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.Matches(
            $@"^Slow SQL Read document=[0-9a-f]{{64}} operation=Lazy tenant={tenant.TenantCode} duration=[0-9.]+ ms statements=1 rows=1 "
            + @"failed=False: select \$2, \$1 as nap \[1 rows\]\z",
            line.Text);
    }

    [Fact]
    public async Task No_value_gets_into_the_line()
    {
        TenantContext tenant = await server.Postgres.CreateTenantAsync();

        LogLine line = Assert.Single(await LogOfAsync("50", tenant, "{ testNap(ms: 61, mark: \"my-secret\") }"));

        Assert.All(
            ["my-secret", tenant.TenantId.ToString(), tenant.UserId.ToString()],
            value => Assert.DoesNotContain(value, line.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("30000", 60)]
    [InlineData("", 60)]
    [InlineData("0", 60)]
    public async Task A_round_trip_below_the_limit_has_none(string limit, int ms) =>
        Assert.Empty(await LogOfAsync(limit, await server.Postgres.CreateTenantAsync(), $"{{ testNap(ms: {ms}) }}"));

    [Fact]
    public async Task Half_a_second_is_slow_by_default() =>
        Assert.Single(await LogOfAsync("", await server.Postgres.CreateTenantAsync(), "{ testNap(ms: 510) }"));

    [Fact]
    public async Task Only_the_slow_one_of_several_trips_has_a_line() =>
        Assert.Single(await LogOfAsync("400", await server.Postgres.CreateTenantAsync(), "{ a: testNap(ms: 1) b: testNap(ms: 410) }"));

    [Fact]
    public void A_long_text_is_cut_and_the_statements_left_out_are_counted()
    {
        SentStatement[] statements = [.. Enumerable.Repeat(new SentStatement("select\n" + new string('x', 5000), 1), 9)];

        string text = SlowStatementLog.TextOf(statements);

        Assert.InRange(text.Length, 4000, 5100);
        Assert.EndsWith("… 5 more", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
    }

    private async Task<IReadOnlyList<LogLine>> LogOfAsync(string limit, TenantContext tenant, string document)
    {
        using var log = new LogRecorder();
        await using var factory = new TestServerFactory(
            server.Postgres.Database.ConnectionStrings, ("GraphTenancy:Sql:SlowStatementMs", limit))
        {
            Configure = services =>
            {
                services.AddGraphQLServer().AddType(typeof(NapQueries));
                services.AddSingleton<ILoggerProvider>(log);
            },
        };
        var client = new TestClient(factory.CreateClient()) { Token = TestTokens.For(tenant) };

        (await client.QueryAsync(document)).Succeeded();

        return [.. log.Lines.Where(static line => line.EventId == SlowStatement)];
    }
}
