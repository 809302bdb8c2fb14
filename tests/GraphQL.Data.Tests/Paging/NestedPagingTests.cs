using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Paging;

/// <summary>Connections below rows: each parent has the pages that it would have alone.</summary>
[Collection(PostgresGroup.Name)]
public sealed class NestedPagingTests(PostgresFixture postgres)
{
    internal static readonly ShopServer Server = new();

    private static readonly string[] Orders =
    [
        "[]",
        "[{ trackingNumber: ASC }]",
        "[{ trackingNumber: DESC }, { shippedAt: ASC }]",
        "[{ status: ASC }, { total: DESC }]",
        "[{ total: DESC }, { version: DESC }]",
        "[{ orderNumber: ASC }]",
    ];

    [Fact]
    public async Task Pages_of_each_parent_walked_either_way_are_its_whole_list_under_ties_and_nulls()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        IReadOnlyList<string> customers = await AddCustomersAsync(shop, 0, 1, 7, 13);

        Prop.ForAll(
            ArbMap.Default.ArbFor<(NonNegativeInt Order, PositiveInt Size, NonNegativeInt Customer)>(),
            sample => WalksAgree(
                shop,
                customers[sample.Customer.Get % customers.Count],
                Orders[sample.Order.Get % Orders.Length],
                (sample.Size.Get % 5) + 1).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Theory]
    [InlineData("first")]
    [InlineData("last")]
    public async Task Parents_read_together_have_the_pages_that_each_has_alone(string direction)
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        IReadOnlyList<string> customers = await AddCustomersAsync(shop, 0, 1, 7, 13);
        foreach (string order in Orders)
        {
            string arguments = $"{direction}: 4, order: {order}";
            SpySession session = shop.OpenSession();

            JsonElement together = await DataOf(session, $"{{ customers {{ {Selection(arguments)} }} }}");

            Assert.Single(session.Batches);
            for (int i = 0; i < customers.Count; i++)
            {
                Page alone = await ReadAsync(shop, customers[i], arguments);
                Assert.Equal(alone.Text, together.GetProperty("customers")[i].GetProperty("orderPages").GetRawText());
            }
        }
    }

    [Fact]
    public async Task A_parent_without_rows_has_an_empty_page()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        await AddCustomersAsync(shop, 0, 2);

        JsonElement data = await DataOf(
            shop.OpenSession(),
            """
            { customers { orderPages(first: 1) { __typename totalCount nodes { id } edges { cursor }
              pageInfo { __typename hasNextPage hasPreviousPage startCursor endCursor } } } }
            """);

        Assert.Equal(
            """
            {"__typename":"OrdersConnection","totalCount":0,"nodes":[],"edges":[],"pageInfo":{"__typename":"PageInfo","hasNextPage":false,
            "hasPreviousPage":false,"startCursor":null,"endCursor":null}}
            """.ReplaceLineEndings(""),
            data.GetProperty("customers")[0].GetProperty("orderPages").GetRawText());
    }

    [Fact]
    public async Task Page_info_is_exact_at_both_ends_of_a_parents_list()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        string customer = (await AddCustomersAsync(shop, 6, 4))[1];

        Page first = await ReadAsync(shop, customer, "first: 2");
        Page second = await ReadAsync(shop, customer, $"first: 2, after: \"{first.End}\"");
        Page back = await ReadAsync(shop, customer, $"last: 2, before: \"{second.Start}\"");
        Page between = await ReadAsync(shop, customer, $"first: 1, after: \"{first.Start}\", before: \"{second.End}\"");

        Assert.Equal((false, true), (first.HasPrevious, first.HasNext));
        Assert.Equal((true, false), (second.HasPrevious, second.HasNext));
        Assert.Equal((false, true), (back.HasPrevious, back.HasNext));
        Assert.Equal(first.Ids, back.Ids);
        Assert.Equal((true, true), (between.HasPrevious, between.HasNext));
    }

    [Fact]
    public async Task Nothing_stands_before_a_cursor_whose_rows_are_gone()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        string customer = (await AddCustomersAsync(shop, 2))[0];
        Page first = await ReadAsync(shop, customer, "first: 1");
        await postgres.ExecuteAsAdminAsync(
            "delete from read_model.orders where tenant_id = $1 and order_id = $2",
            shop.Tenant.TenantId, GlobalId.DecodeGuid(first.Ids[0], "Order"));

        Page second = await ReadAsync(shop, customer, $"first: 1, after: \"{first.End}\"");

        Assert.Single(second.Ids);
        Assert.Equal((false, false), (second.HasPrevious, second.HasNext));
    }

    [Fact]
    public async Task Pages_below_pages_below_joined_rows_are_one_round_trip()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        Guid customer = await shop.AddCustomerAsync("C");
        OrderRow first = await shop.AddOrderAsync(new OrderRow { CustomerId = customer, Number = "1" });
        await shop.AddOrderAsync(new OrderRow { CustomerId = customer, Number = "2", PlacedAt = first.PlacedAt.AddDays(1) });
        for (int line = 1; line <= 3; line++)
        {
            await shop.AddLineAsync(first.Id, line, $"L{line}", line, 100);
        }

        SpySession session = shop.OpenSession();

        JsonElement data = await DataOf(
            session,
            """
            { orders { nodes { orderNumber customer { orderPages(last: 1) { totalCount nodes { orderNumber
              linePages(last: 2) { nodes { lineNumber } pageInfo { hasPreviousPage } }
              lines(where: { quantity: { neq: 2 } }, order: [{ lineNumber: DESC }]) { lineNumber } } } } } } }
            """);

        const string below = """
            "customer":{"orderPages":{"totalCount":2,"nodes":[{"orderNumber":"1","linePages":{"nodes":[{"lineNumber":2},{"lineNumber":3}],
            "pageInfo":{"hasPreviousPage":true}},"lines":[{"lineNumber":3},{"lineNumber":1}]}]}}
            """;
        Assert.Equal(
            $$$"""{"orders":{"nodes":[{"orderNumber":"2",{{{below}}}},{"orderNumber":"1",{{{below}}}}]}}""".ReplaceLineEndings(""),
            data.GetRawText());
        Assert.Equal(5, Assert.Single(session.Batches).Count);
    }

    [Fact]
    public async Task Arguments_come_from_variables_and_conditions_leave_levels_out()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        Guid customer = await shop.AddCustomerAsync("C");
        await shop.AddOrderAsync(new OrderRow { CustomerId = customer, Number = "1", Status = "SHIPPED" });
        await shop.AddOrderAsync(new OrderRow { CustomerId = customer, Number = "2" });
        const string document = """
            query ($size: Int, $where: OrderFilterInput, $count: Boolean!, $all: Boolean!) { customers {
              some: orderPages(first: $size, where: $where) { totalCount @include(if: $count) ...numbers }
              all: orderPages(order: [{ orderNumber: DESC }]) @include(if: $all) { ...numbers } } }
            fragment numbers on OrdersConnection { nodes { orderNumber } }
            """;
        SpySession session = shop.OpenSession();

        JsonElement few = await DataOf(
            session, document, new { size = 5, where = new { status = new { eq = "SHIPPED" } }, count = true, all = false });
        JsonElement more = await DataOf(session, document, new { count = false, all = true });

        Assert.Equal("""{"customers":[{"some":{"totalCount":1,"nodes":[{"orderNumber":"1"}]}}]}""", few.GetRawText());
        Assert.EndsWith(
            """
            "all":{"nodes":[{"orderNumber":"2"},{"orderNumber":"1"}]}}]}
            """, more.GetRawText(), StringComparison.Ordinal);
        Assert.Equal([3, 3], session.Batches.Select(static batch => batch.Count));
    }

    [Fact]
    public async Task Over_all_tenants_parents_with_one_key_keep_their_pages_apart()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        ShopDatabase rival = await ShopDatabase.CreateAsync(postgres);
        var id = Guid.NewGuid();
        await shop.AddOrderAsync(new OrderRow { Id = id, Number = $"A{id:N}", CustomerId = await shop.AddCustomerAsync("C") });
        await rival.AddOrderAsync(new OrderRow { Id = id, Number = $"B{id:N}", CustomerId = await rival.AddCustomerAsync("C") });
        await shop.AddLineAsync(id, 1, "mine", 1, 1);
        await rival.AddLineAsync(id, 1, "theirs", 1, 1);
        await rival.AddLineAsync(id, 2, "more", 1, 1);
        var admin = postgres.OpenAdminSession(await postgres.CreatePlatformAdminAsync());

        JsonElement response = await Server.ExecuteAsync(
            "{ allOrders { orderNumber linePages(first: 1) { totalCount edges { cursor } nodes { productCode } } lines { productCode } } }",
            context => context.SetState(admin));

        JsonElement[] both = [.. response.GetProperty("data").GetProperty("allOrders").EnumerateArray()
            .Where(order => order.GetProperty("orderNumber").GetString()!.EndsWith($"{id:N}", StringComparison.Ordinal))
            .OrderBy(static order => order.GetProperty("orderNumber").GetString(), StringComparer.Ordinal)];
        Assert.Equal(["1 mine 1", "2 theirs 2"], both.Select(static order =>
            $"{order.GetProperty("linePages").GetProperty("totalCount")} "
            + $"{order.GetProperty("linePages").GetProperty("nodes")[0].GetProperty("productCode")} {order.GetProperty("lines").GetArrayLength()}"));
        Assert.NotEqual(CursorOf(both[0]), CursorOf(both[1]));
    }

    private static string? CursorOf(JsonElement order) =>
        order.GetProperty("linePages").GetProperty("edges")[0].GetProperty("cursor").GetString();

    // Customers A, B, C … with so many orders, full of ties and nulls; in the order of their names.
    internal static async Task<IReadOnlyList<string>> AddCustomersAsync(ShopDatabase shop, params int[] orders)
    {
        var random = new Random(4711);
        var ids = new List<string>();
        for (int i = 0; i < orders.Length; i++)
        {
            Guid customer = await shop.AddCustomerAsync($"{(char)('A' + i)}");
            ids.Add(GlobalId.Encode("Customer", customer));
            for (int n = 0; n < orders[i]; n++)
            {
                await shop.AddOrderAsync(PagingTests.RandomOrder(customer, random));
            }
        }

        return ids;
    }

    internal static async Task<Page> ReadAsync(ShopDatabase shop, string customer, string arguments)
    {
        JsonElement data = await DataOf(
            shop.OpenSession(), $$"""{ node(id: "{{customer}}") { ... on Customer { {{Selection(arguments)}} } } }""");
        JsonElement orders = data.GetProperty("node").GetProperty("orderPages");
        JsonElement info = orders.GetProperty("pageInfo");
        return new Page(
            orders.GetRawText(),
            [.. orders.GetProperty("nodes").EnumerateArray().Select(static node => node.GetProperty("id").GetString()!)],
            info.GetProperty("hasPreviousPage").GetBoolean(),
            info.GetProperty("hasNextPage").GetBoolean(),
            info.GetProperty("startCursor").GetString(),
            info.GetProperty("endCursor").GetString());
    }

    private static string Selection(string arguments) =>
        $"orderPages({arguments}) {{ totalCount nodes {{ id }} edges {{ cursor node {{ id lines {{ amount }} }} }} "
        + "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";

    private static async Task<bool> WalksAgree(ShopDatabase shop, string customer, string order, int size)
    {
        Page all = await ReadAsync(shop, customer, $"first: 50, order: {order}");
        List<string> forward = [];
        List<string> backward = [];
        for (string? after = ""; after is not null;)
        {
            Page page = await ReadAsync(shop, customer, $"first: {size}, order: {order}{(after == "" ? "" : $", after: \"{after}\"")}");
            forward.AddRange(page.Ids);
            after = page.HasNext ? page.End : null;
        }

        for (string? before = ""; before is not null;)
        {
            Page page = await ReadAsync(shop, customer, $"last: {size}, order: {order}{(before == "" ? "" : $", before: \"{before}\"")}");
            backward.InsertRange(0, page.Ids);
            before = page.HasPrevious ? page.Start : null;
        }

        return all.Text.StartsWith($"{{\"totalCount\":{all.Ids.Count},", StringComparison.Ordinal)
            && forward.SequenceEqual(all.Ids) && backward.SequenceEqual(all.Ids);
    }

    private static async Task<JsonElement> DataOf(SpySession session, string document, object? variables = null)
    {
        JsonElement response = await Server.ExecuteAsync(document, session.AddTo, variables);
        Assert.False(response.TryGetProperty("errors", out _), response.ToString());
        return response.GetProperty("data");
    }

    internal sealed record Page(
        string Text, IReadOnlyList<string> Ids, bool HasPrevious, bool HasNext, string? Start, string? End);
}
