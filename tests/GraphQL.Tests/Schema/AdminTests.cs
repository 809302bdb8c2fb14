using System.Net;
using System.Text.Json;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>The reads over all tenants, and who may have them.</summary>
[Collection(ServerCollection.Name)]
public sealed class AdminTests(ServerFixture server)
{
    private const string Statistics = """
        query ($tenants: [TenantCode!]) {
          admin { tenantStatistics(tenants: $tenants) { code name userCount orderCount customerCount eventCount revenue } }
        }
        """;

    [Fact]
    public async Task Statistics_are_not_multiplied_by_the_users_of_a_tenant()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await server.Postgres.CreateColleagueAsync(shop.Tenant);
        await shop.AddOrderAsync(100m);
        await shop.AddOrderAsync(200m);
        TestClient olivia = await server.CreatePlatformClientAsync();

        TestAnswer answer = await olivia.QueryAsync(Statistics, new { tenants = new[] { shop.Tenant.TenantCode } });

        Assert.Equal(
            """{"userCount":2,"orderCount":2,"customerCount":1,"eventCount":5,"revenue":300.00}""",
            Without(answer.Succeeded().At("admin.tenantStatistics.0"), "code", "name"));
    }

    [Fact]
    public async Task Statistics_come_by_revenue_and_tell_tenants_without_events_too()
    {
        Shop rich = await Shop.OpenStockedAsync(server);
        Shop poor = await Shop.OpenStockedAsync(server);
        Shop idle = await Shop.OpenAsync(server);
        await rich.AddOrderAsync(1500m);
        await poor.AddOrderAsync(600m);
        string cancelled = await poor.AddOrderAsync(5000m);
        (await poor.CancelAsync(new { orderId = cancelled })).Succeeded();
        TestClient olivia = await server.CreatePlatformClientAsync();

        TestAnswer answer = await olivia.QueryAsync(
            Statistics, new { tenants = new[] { idle.Tenant.TenantCode, poor.Tenant.TenantCode, rich.Tenant.TenantCode } });

        Assert.Equal(
            [$"{rich.Tenant.TenantCode} 1 1500.00", $"{poor.Tenant.TenantCode} 2 600.00", $"{idle.Tenant.TenantCode} 0 0.00"],
            answer.Succeeded().At("admin.tenantStatistics").EnumerateArray()
                .Select(static row => $"{row.GetProperty("code").GetString()} {row.GetProperty("orderCount")} {row.GetProperty("revenue")}"));
    }

    [Theory]
    [InlineData("", "revenue", 10)]
    [InlineData("(by: REVENUE, first: 3)", "revenue", 3)]
    [InlineData("(by: ORDERS, first: 100)", "orderCount", 100)]
    [InlineData("(by: EVENTS, first: 100)", "eventCount", 100)]
    public async Task The_top_tenants_are_ranked_and_ties_are_broken_by_code(string arguments, string by, int most)
    {
        // Two tenants that are alike in everything, so that there is a tie in every ranking.
        Shop first = await Shop.OpenStockedAsync(server);
        Shop second = await Shop.OpenStockedAsync(server);
        await first.AddOrderAsync(77m);
        await second.AddOrderAsync(77m);
        TestClient olivia = await server.CreatePlatformClientAsync();

        TestAnswer answer = await olivia.QueryAsync($"{{ admin {{ topTenants{arguments} {{ code revenue orderCount eventCount }} }} }}");

        (decimal Value, string Code)[] rows = [.. answer.Succeeded().At("admin.topTenants").EnumerateArray()
            .Select(row => (row.GetProperty(by).GetDecimal(), row.GetProperty("code").GetString() ?? ""))];
        Assert.InRange(rows.Length, Math.Min(2, most), most);
        Assert.Equal(rows.OrderByDescending(static row => row.Value).ThenBy(static row => row.Code, StringComparer.Ordinal), rows);
    }

    [Fact]
    public async Task System_metrics_count_all_recent_orders_and_not_a_page_of_them()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await server.Postgres.ExecuteAsAdminAsync(
            """
            insert into read_model.orders (tenant_id, order_id, order_number, customer_id, status, total_minor, placed_at, version, placed_by)
            select customers.tenant_id, gen_random_uuid(), 'N-' || number, customer_id, 'PLACED', 0,
                now() - make_interval(days => case when number > 150 then 31 else 1 end), 1, created_by
            from read_model.customers, generate_series(1, 160) as number where customers.tenant_id = $1
            """,
            shop.Tenant.TenantId);
        TestClient olivia = await server.CreatePlatformClientAsync();

        TestAnswer answer = await olivia.QueryAsync("""
            { admin { systemMetrics { totalTenants totalUsers totalProducts totalOrders totalEvents recentOrdersCount productsByTenant { tenant count } }
                recentOrders { totalAmount } } }
            """);

        JsonElement metrics = answer.Succeeded().At("admin.systemMetrics");
        Assert.Equal(
            await server.Postgres.ScalarAsAdminAsync<long>("select count(*) from read_model.orders where placed_at >= now() - interval '30 days'"),
            metrics.GetProperty("recentOrdersCount").GetInt64());
        Assert.InRange(metrics.GetProperty("recentOrdersCount").GetInt64(), 150, long.MaxValue);
        Assert.Equal(100, answer.At("admin.recentOrders").GetArrayLength());
        Assert.Contains(metrics.GetProperty("productsByTenant").EnumerateArray(), row =>
            row.GetProperty("tenant").GetString() == shop.Tenant.TenantCode && row.GetProperty("count").GetInt64() == 2);
        await AssertTotalsAsync(metrics);
    }

    [Fact]
    public async Task Orders_are_read_of_one_tenant_or_of_all_with_lines_and_tenant()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        Shop rival = await Shop.OpenStockedAsync(server);
        await shop.AddOrderAsync(1m);
        await rival.AddOrderAsync(2m);
        TestClient olivia = await server.CreatePlatformClientAsync();
        long before = server.Metrics.AdminReads;

        TestAnswer answer = await olivia.QueryAsync(
            """
            query ($code: TenantCode) { admin {
              one: orders(tenant: $code, first: 5) { totalAmount tenant { code } customer { name } lines { productCode } }
              all: orders(first: 2) { tenant { code } } recentOrders(first: 1) { tenant { code } } tenant(code: "nobody_has_it") { id }
            } }
            """,
            new { code = shop.Tenant.TenantCode });

        Assert.Equal(
            $$"""[{"totalAmount":1.00,"tenant":{"code":"{{shop.Tenant.TenantCode}}"},"customer":{"name":"Ada"},"lines":[{"productCode":"P-1"}]}]""",
            answer.Succeeded().At("admin.one").GetRawText());
        Assert.Equal(
            [rival.Tenant.TenantCode, shop.Tenant.TenantCode, rival.Tenant.TenantCode],
            new[] { "admin.all.0", "admin.all.1", "admin.recentOrders.0" }.Select(path => answer.Text(path + ".tenant.code")));
        Assert.Equal(JsonValueKind.Null, answer.At("admin.tenant").ValueKind);
        Assert.Equal(1, server.Metrics.AdminReads - before);
    }

    [Fact]
    public async Task Tenants_are_listed_found_filtered_and_paged()
    {
        TenantContext tenant = await server.Postgres.CreateTenantAsync(status: "suspended");
        TestClient olivia = await server.CreatePlatformClientAsync();
        TestAnswer first = await olivia.QueryAsync("{ admin { tenants(first: 1) { totalCount nodes { code } pageInfo { endCursor } } } }");

        TestAnswer answer = await olivia.QueryAsync(
            """
            query ($code: TenantCode!, $after: String, $text: String) { admin {
              tenant(code: $code) { code status plan isolationMode region }
              tenants(first: 1, after: $after) { nodes { code } pageInfo { hasPreviousPage } }
              filtered: tenants(where: { code: { eq: $text }, status: { eq: SUSPENDED } }) { totalCount nodes { code } }
            } }
            """,
            new { code = tenant.TenantCode, text = tenant.TenantCode, after = first.Succeeded().Text("admin.tenants.pageInfo.endCursor") });

        Assert.Equal("SUSPENDED", answer.Succeeded().Text("admin.tenant.status"));
        Assert.True(string.CompareOrdinal(first.Text("admin.tenants.nodes.0.code"), answer.Text("admin.tenants.nodes.0.code")) < 0);
        Assert.Equal(1, answer.At("admin.filtered.totalCount").GetInt32());
        Assert.Equal(tenant.TenantCode, answer.Text("admin.filtered.nodes.0.code"));
    }

    [Theory]
    [InlineData("topTenants(first: 101) { code }")]
    [InlineData("topTenants(first: -1) { code }")]
    [InlineData("tenantStatistics(first: 101) { code }")]
    [InlineData("orders(first: 101) { id }")]
    [InlineData("recentOrders(first: -1) { id }")]
    [InlineData("tenants(first: 101) { nodes { code } }")]
    public async Task A_page_size_out_of_range_is_refused(string field)
    {
        TestClient olivia = await server.CreatePlatformClientAsync();

        TestAnswer answer = await olivia.QueryAsync($"{{ admin {{ {field} }} }}");

        Assert.Equal("PAGE_SIZE_OUT_OF_RANGE", answer.Code);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("a tenant's administrator")]
    [InlineData("a tenant's administrator who claims the role")]
    [InlineData("a platform administrator whose token does not claim the role")]
    [InlineData("a user without tenant who claims the role")]
    public async Task Nobody_else_gets_in_and_nothing_is_read(string who)
    {
        TestClient client = server.CreateClient();
        client.Token = await TokenOfAsync(who);
        long before = server.Metrics.AdminReads;

        TestAnswer answer = await client.QueryAsync("{ admin { topTenants { code } } }");
        TestAnswer beside = await client.QueryAsync("{ me { userCode } admin { topTenants { code } } }");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("AUTH_NOT_AUTHORIZED", answer.Code);
        Assert.Equal("AUTH_NOT_AUTHORIZED", beside.Code);
        Assert.False(beside.Json.TryGetProperty("data", out _));
        Assert.Equal(before, server.Metrics.AdminReads);
    }

    [Fact]
    public async Task Without_a_token_nobody_gets_in()
    {
        TestAnswer answer = await server.CreateClient().QueryAsync("{ admin { topTenants { code } } }");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("AUTH_NOT_AUTHENTICATED", answer.Code);
    }

    [Fact]
    public async Task The_platform_administrator_is_a_member_of_no_tenant_and_reads_none_as_one()
    {
        TestClient olivia = await server.CreatePlatformClientAsync();

        TestAnswer me = await olivia.QueryAsync("{ me { isPlatformAdmin role tenant { code } memberships { role } } myTenants { role } }");
        TestAnswer orders = await olivia.QueryAsync("{ orders { nodes { id } } }");
        TestAnswer both = await olivia.QueryAsync("{ admin { topTenants { code } } orders { nodes { id } } }");

        Assert.Equal(
            """{"me":{"isPlatformAdmin":true,"role":null,"tenant":null,"memberships":[]},"myTenants":[]}""",
            me.Succeeded().Json.GetProperty("data").GetRawText());
        Assert.Equal("TENANT_REQUIRED", orders.Code);
        Assert.Equal("TENANT_REQUIRED", both.Code);
    }

    private static string Without(JsonElement row, params string[] names) => JsonSerializer.Serialize(
        row.EnumerateObject().Where(field => !names.Contains(field.Name)).ToDictionary(static field => field.Name, static field => field.Value));

    private async Task AssertTotalsAsync(JsonElement metrics)
    {
        foreach ((string field, string sql) in new[]
        {
            ("totalTenants", "select count(*) from control.tenants where code <> 'common'"),
            ("totalUsers", "select count(*) from control.users"),
            ("totalProducts", "select count(*) from read_model.products where deleted_at is null"),
            ("totalEvents", "select count(*) from event_store.events"),
        })
        {
            Assert.Equal(await server.Postgres.ScalarAsAdminAsync<long>(sql), metrics.GetProperty(field).GetInt64());
        }
    }

    private async Task<string> TokenOfAsync(string who)
    {
        (string, object) role = ("roles", new[] { "platform_admin" });
        TenantContext tenant = await server.Postgres.CreateTenantAsync();
        return who switch
        {
            "a tenant's administrator" => TestTokens.For(tenant),
            "a tenant's administrator who claims the role" => TestTokens.Create(TestDatabase.SubjectOf(tenant), role),
            "a user without tenant who claims the role" =>
                TestTokens.Create(TestDatabase.SubjectOf(await server.Postgres.Database.CreateUserAsync()), role),
            _ => TestTokens.Create(TestDatabase.SubjectOf(await server.Postgres.CreatePlatformAdminAsync())),
        };
    }
}
