using System.Text.Json;
using GraphTenancy.GraphQL.Data.Aggregation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Aggregation;

[Collection(PostgresGroup.Name)]
public sealed class AggregateSessionTests(PostgresFixture postgres)
{
    private static readonly ShopServer Server = new();

    [Fact]
    public async Task Aggregates_and_lists_are_one_round_trip()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        await shop.AddOrderAsync(new OrderRow { CustomerId = await shop.AddCustomerAsync("A") });
        DataRequestStatistics? statistics = null;

        JsonElement response = await Server.ExecuteAsync(
            """
            { ordersAggregate { count a: groupBy(keys: [STATUS]) { count } b: groupBy(keys: [CUSTOMER]) { customer { name } } }
              orders { totalCount nodes { id } } }
            """,
            context =>
            {
                shop.OpenSession().AddTo(context);
                statistics = DataRequestStatistics.Of(context);
            });

        Assert.False(response.TryGetProperty("errors", out _));
        Assert.Equal((1, 5), (statistics?.RoundTrips, statistics?.Statements));
    }

    [Fact]
    public async Task Every_statement_uses_an_index_that_starts_with_the_tenant()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        SpySession session = shop.OpenSession();
        await Server.ExecuteAsync(
            """
            { ordersAggregate(where: { status: { eq: SHIPPED } }) { count total { sum } placedAt { max }
                a: groupBy(keys: [STATUS, DAY]) { count } b: groupBy(keys: [CUSTOMER]) { customer { name } count } } }
            """,
            session.AddTo);

        foreach (SqlStatement statement in session.Batches[0])
        {
            string plan = await shop.ExplainAsync(statement);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            Assert.Matches(@"Index Cond: \(+(tenant_id|\(tenant_id)", plan);
        }
    }

    [Fact]
    public async Task An_administrator_groups_all_tenants_by_tenant()
    {
        string number = Guid.NewGuid().ToString("N");
        ShopDatabase small = await CreateAsync(number, 100);
        ShopDatabase large = await CreateAsync(number, 300);
        IAdminSession admin = postgres.OpenAdminSession(await postgres.CreatePlatformAdminAsync());

        JsonElement response = await Server.ExecuteAsync(
            $$"""
            { allOrdersAggregate(where: { orderNumber: { eq: "{{number}}" } }) { count
                groupBy(keys: [TENANT], order: [{ total: { sum: DESC } }]) { tenant { code } count total { sum } } } }
            """,
            context => context.SetState(admin));

        Assert.Equal(
            $$$$"""
            {"data":{"allOrdersAggregate":{"count":2,"groupBy":[{"tenant":{"code":"{{{{large.Tenant.TenantCode}}}}"},"count":1,"total":{"sum":3.00}},
            {"tenant":{"code":"{{{{small.Tenant.TenantCode}}}}"},"count":1,"total":{"sum":1.00}}]}}}
            """.ReplaceLineEndings(""),
            response.ToString());
    }

    [Fact]
    public async Task A_tenants_session_does_not_aggregate_all_tenants()
    {
        ShopDatabase shop = await CreateAsync("1", 100);

        JsonElement response = await Server.ExecuteAsync(
            "{ allOrdersAggregate { count } }", shop.OpenSession().AddTo);

        Assert.Equal(JsonValueKind.Null, response.GetProperty("data").ValueKind);
        Assert.Contains("AUTH_NOT_AUTHORIZED", response.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_with_more_digits_than_a_decimal_fails_with_a_code()
    {
        ShopDatabase shop = await CreateAsync("1", 100);
        var session = new ReplacingSession(postgres.OpenSession(shop.Tenant), "sum(t0.total_minor)", "1e40::numeric");

        JsonElement response = await Server.ExecuteAsync(
            "{ ordersAggregate { total { sum max } count } }", context => context.SetState<ITenantSession>(session));

        JsonElement error = Assert.Single(response.GetProperty("errors").EnumerateArray());
        Assert.Equal(
            "The sum of total has more digits than a Decimal can hold, 28. Narrow the filter.",
            error.GetProperty("message").GetString());
        Assert.Equal(
            DataErrorCodes.AggregateOutOfRange, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""["ordersAggregate","total","sum"]""", error.GetProperty("path").ToString());
        Assert.Equal(
            """{"ordersAggregate":{"total":{"sum":null,"max":1.00},"count":1}}""", response.GetProperty("data").ToString());
    }

    [Theory]
    [InlineData("DAY", "2025-01-05 23:59:59.999999+00", "2025-01-05")]
    [InlineData("DAY", "2025-01-06 00:00:00+00", "2025-01-06")]
    [InlineData("WEEK", "2025-01-05 23:59:59.999999+00", "2024-12-30")]
    [InlineData("YEAR", "2024-12-31 23:59:59.999999+00", "2024-01-01")]
    [InlineData("YEAR", "2025-01-01 00:00:00+00", "2025-01-01")]
    public async Task Days_are_those_of_utc_whatever_the_sessions_time_zone_is(string name, string moment, string expected)
    {
        GroupKey key = AggregateMapping.For(typeof(Order)).Keys.Single(key => key.Name == name);
        string expression = key.Expression.Replace("t0.placed_at", $"'{moment}'::timestamptz", StringComparison.Ordinal);

        foreach (string zone in (string[])["Asia/Tokyo", "America/Los_Angeles", "UTC"])
        {
            Assert.Equal(expected, await InZoneAsync(zone, expression));
        }

        // Tokyo's day, which shows that the zones above are in force.
        Assert.Equal("2025-01-06", await InZoneAsync("Asia/Tokyo", "'2025-01-05 23:59:59+00'::timestamptz::date"));
    }

    private Task<string?> InZoneAsync(string zone, string expression) => postgres.ScalarAsAdminAsync<string>(
        $"with z as materialized (select set_config('TimeZone', '{zone}', true) as name) "
        + $"select (select {expression} from (select z.name) moved offset 0)::text from z where name = '{zone}'");

    private async Task<ShopDatabase> CreateAsync(string number, long minor)
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        await shop.AddOrderAsync(new OrderRow
        {
            CustomerId = await shop.AddCustomerAsync("C"),
            Number = number,
            TotalMinor = minor,
        });
        return shop;
    }

    /// <summary>Sends another expression in place of one, since no column of the tables holds such values.</summary>
    private sealed class ReplacingSession(ITenantSession inner, string expression, string replacement) : ITenantSession
    {
        public TenantContext Context => inner.Context;

        public ValueTask<T> QueryAsync<T>(
            IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken) =>
            inner.QueryAsync(
                [.. statements.Select(s => new SqlStatement(
                    s.Text.Replace(expression, replacement, StringComparison.Ordinal), [.. s.Parameters]))],
                read,
                cancellationToken);
    }
}
