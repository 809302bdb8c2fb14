using System.Text.Json;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.Persistence.Seeding;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Execution;

[Collection(PostgresGroup.Name)]
public sealed class ReadingTests(PostgresFixture postgres)
{
    private static readonly ShopServer Server = new();

    [Fact]
    public async Task A_list_with_lists_and_parents_is_one_round_trip()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        Guid customer = await shop.AddCustomerAsync("Ann \"A\" Ä");
        OrderRow first = await shop.AddOrderAsync(new OrderRow { CustomerId = customer, Number = "1", TotalMinor = 1205 });
        await shop.AddOrderAsync(new OrderRow
        {
            CustomerId = customer,
            Number = "2",
            PlacedAt = first.PlacedAt.AddTicks(10),
            ShippedAt = first.PlacedAt,
        });
        await shop.AddLineAsync(first.Id, 2, "B", 1, 5);
        await shop.AddLineAsync(first.Id, 1, "A", 3, 400);
        SpySession session = shop.OpenSession();
        DataRequestStatistics? statistics = null;

        JsonElement response = await Server.ExecuteAsync(
            """
            { orderList { orderNumber total placedAt shippedAt status
              lines { __typename lineNumber productCode amount } customer { name email orders { orderNumber } } } }
            """,
            context =>
            {
                session.AddTo(context);
                statistics = DataRequestStatistics.Of(context);
            });

        response.ToString().MatchSnapshot();
        Assert.Single(session.Batches);
        Assert.Equal((1, 3), (statistics?.RoundTrips, statistics?.Statements));
    }

    [Fact]
    public async Task A_tenant_does_not_find_the_rows_of_another()
    {
        ShopDatabase rival = await ShopDatabase.CreateAsync(postgres);
        OrderRow order = await rival.AddOrderAsync(new OrderRow { CustomerId = await rival.AddCustomerAsync("R") });
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        string document = $$"""
            { order(id: "{{Id(order)}}") { id } orderExists(id: "{{Id(order)}}") node(id: "{{Id(order)}}") { id }
              nodes(ids: ["{{Id(order)}}"]) { id } orders { totalCount nodes { id } } }
            """;

        JsonElement mine = await Server.ExecuteAsync(document, shop.OpenSession().AddTo);
        JsonElement theirs = await Server.ExecuteAsync(document, rival.OpenSession().AddTo);

        Assert.Equal(
            """{"data":{"order":null,"orderExists":false,"node":null,"nodes":[null],"orders":{"totalCount":0,"nodes":[]}}}""",
            mine.ToString());
        Assert.True(theirs.GetProperty("data").GetProperty("orderExists").GetBoolean());
        Assert.Equal(Id(order), theirs.GetProperty("data").GetProperty("nodes")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Json_columns_are_copied()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        await shop.AddProductAsync(shop.Tenant.TenantId, Guid.NewGuid(), "zz", """{"a": [1, null]}""");

        JsonElement response = await Server.ExecuteAsync(
            "{ products { code attributes deletedAt } }", shop.OpenSession().AddTo);

        Assert.Contains(
            """{"code":"zz","attributes":{"a": [1, null]},"deletedAt":null}""", response.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(5000)]
    public async Task Texts_of_any_length_arrive_whole_and_escaped(int length)
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        string name = new string('a', length) + "\"\\\n\t\u0001äあ😀";
        await shop.AddCustomerAsync(name);

        JsonElement response = await Server.ExecuteAsync("{ customers { name } }", shop.OpenSession().AddTo);

        Assert.Equal(name, response.GetProperty("data").GetProperty("customers")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Rows_of_two_visible_tenants_with_one_key_have_lists_of_their_own()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        var id = Guid.NewGuid();
        await postgres.ExecuteAsAdminAsync(
            "insert into control.tenants (tenant_id, code, name) values ($1, 'common', 'Common') on conflict do nothing",
            DemoData.CommonTenantId);
        await shop.AddProductAsync(DemoData.CommonTenantId, id, $"a{id:N}");
        await shop.AddProductAsync(shop.Tenant.TenantId, id, $"b{id:N}");

        JsonElement response = await Server.ExecuteAsync(
            "{ products { code namesakes { code } namesakePages(first: 1) { totalCount nodes { code } } } }",
            shop.OpenSession().AddTo);

        Assert.All(["a", "b"], prefix => Assert.Contains(
            $$$"""
            {"code":"{{{prefix}}}{{{id:N}}}","namesakes":[{"code":"{{{prefix}}}{{{id:N}}}"}],
            "namesakePages":{"totalCount":1,"nodes":[{"code":"{{{prefix}}}{{{id:N}}}"}]}}
            """.ReplaceLineEndings(""),
            response.ToString(),
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_privileged_field_reads_all_tenants_and_only_with_an_admin_session()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        OrderRow order = await shop.AddOrderAsync(new OrderRow { CustomerId = await shop.AddCustomerAsync("P") });
        IAdminSession admin = postgres.OpenAdminSession(await postgres.CreatePlatformAdminAsync());

        JsonElement allowed = await Server.ExecuteAsync("{ allOrders { id } }", context => context.SetState(admin));
        JsonElement refused = await Server.ExecuteAsync("{ allOrders { id } }", shop.OpenSession().AddTo);

        Assert.Contains(Id(order), allowed.ToString(), StringComparison.Ordinal);
        Assert.Contains("AUTH_NOT_AUTHORIZED", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_argument_below_rows_fails_there_and_costs_no_second_round_trip()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        await shop.AddOrderAsync(new OrderRow { CustomerId = await shop.AddCustomerAsync("R") });
        SpySession session = shop.OpenSession();

        JsonElement response = await Server.ExecuteAsync(
            "{ orders { nodes { orderNumber linePages(first: 0) { nodes { quantity } } } } }", session.AddTo);

        Assert.Single(session.Batches);
        Assert.Equal(
            """["orders","nodes",0,"linePages"]""", response.GetProperty("errors")[0].GetProperty("path").ToString());
    }

    [Fact]
    public async Task Every_statement_uses_an_index_that_starts_with_the_tenant()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        SpySession session = shop.OpenSession();
        await Server.ExecuteAsync(
            """
            { orders(where: { status: { eq: SHIPPED } }) { totalCount nodes { id lines { amount } customer { name } } }
              ordersOf(status: PLACED, first: 5) { id } customers { name } node(id: "T3JkZXI6MDE5MzAwMDAwMDAwNzAwMDgwMDAwMDAwMDAwMDAwMDE=") { id } }
            """,
            session.AddTo);

        foreach (SqlStatement statement in session.Batches[0])
        {
            string plan = await shop.ExplainAsync(statement);
            Assert.DoesNotContain("Seq Scan on orders", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan on order_lines", plan, StringComparison.Ordinal);
            Assert.Matches(@"Index Cond: \(+(tenant_id|\(tenant_id)", plan);
        }
    }

    private static string Id(OrderRow order) => GlobalId.Encode("Order", order.Id);
}
