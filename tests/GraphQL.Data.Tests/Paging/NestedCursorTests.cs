using System.Text.Json;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Paging;

/// <summary>A cursor below rows belongs to one field, order, tenant and parent.</summary>
[Collection(PostgresGroup.Name)]
public sealed class NestedCursorTests(PostgresFixture postgres)
{
    private const string Other = "[{ status: ASC }]";

    // The server that made the cursors: another one signs with another key.
    private static readonly ShopServer Server = NestedPagingTests.Server;

    [Theory]
    [InlineData("after")]
    [InlineData("before")]
    public async Task The_cursor_of_another_parent_is_refused(string argument)
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        IReadOnlyList<string> customers = await NestedPagingTests.AddCustomersAsync(shop, 3, 3);
        string? cursor = (await NestedPagingTests.ReadAsync(shop, customers[0], "first: 1")).End;

        await Refused(shop, customers[1], $"{argument}: \"{cursor}\"");
    }

    [Fact]
    public async Task Cursors_of_two_parents_are_refused()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        IReadOnlyList<string> customers = await NestedPagingTests.AddCustomersAsync(shop, 3, 3);
        string? mine = (await NestedPagingTests.ReadAsync(shop, customers[0], "first: 1")).End;
        string? theirs = (await NestedPagingTests.ReadAsync(shop, customers[1], "first: 1")).End;

        await Refused(shop, customers[0], $"after: \"{mine}\", before: \"{theirs}\"");
    }

    [Fact]
    public async Task The_cursor_of_another_order_is_refused()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        string customer = (await NestedPagingTests.AddCustomersAsync(shop, 3))[0];
        string? cursor = (await NestedPagingTests.ReadAsync(shop, customer, $"first: 1, order: {Other}")).End;

        await Refused(shop, customer, $"after: \"{cursor}\"");
        await NestedPagingTests.ReadAsync(shop, customer, $"after: \"{cursor}\", order: {Other}");
    }

    [Fact]
    public async Task The_cursor_of_the_root_field_is_refused_and_the_other_way_round()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        string customer = (await NestedPagingTests.AddCustomersAsync(shop, 3))[0];
        string? below = (await NestedPagingTests.ReadAsync(shop, customer, "first: 1")).End;
        JsonElement root = await Server.ExecuteAsync("{ orders(first: 1) { pageInfo { endCursor } } }", shop.OpenSession().AddTo);
        string? above = root.GetProperty("data").GetProperty("orders").GetProperty("pageInfo").GetProperty("endCursor").GetString();

        JsonElement response = await Server.ExecuteAsync(
            $$"""{ orders(after: "{{below}}") { nodes { id } } }""", shop.OpenSession().AddTo);

        Assert.Equal(DataErrorCodes.CursorInvalid, CodeOf(response));
        await Refused(shop, customer, $"after: \"{above}\"");
    }

    [Fact]
    public async Task The_cursor_of_another_tenant_is_refused_even_for_a_parent_with_the_same_key()
    {
        ShopDatabase rival = await ShopDatabase.CreateAsync(postgres);
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        var id = Guid.NewGuid();
        await AddLinesAsync(rival, id);
        await AddLinesAsync(shop, id);
        JsonElement theirs = await LinesAsync(rival, id, "first: 1");
        JsonElement mine = await LinesAsync(shop, id, "first: 1");

        JsonElement foreign = await LinesAsync(shop, id, $"after: \"{EndOf(theirs)}\"");
        JsonElement own = await LinesAsync(shop, id, $"after: \"{EndOf(mine)}\"");

        Assert.Equal(DataErrorCodes.CursorInvalid, CodeOf(foreign));
        Assert.Contains("\"lineNumber\":2", own.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_that_was_changed_or_cut_off_is_refused()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        string customer = (await NestedPagingTests.AddCustomersAsync(shop, 3))[0];
        string cursor = (await NestedPagingTests.ReadAsync(shop, customer, "first: 1")).End!;

        for (int i = 0; i < cursor.Length; i += 7)
        {
            await Refused(shop, customer, $"after: \"{cursor[..i]}\"");
            await Refused(shop, customer, $"after: \"{cursor[..i]}{(cursor[i] == 'A' ? 'B' : 'A')}{cursor[(i + 1)..]}\"");
        }

        await NestedPagingTests.ReadAsync(shop, customer, $"after: \"{cursor}\"");
    }

    [Theory]
    [InlineData("first: 0")]
    [InlineData("last: 51")]
    [InlineData("first: 1, last: 1")]
    public async Task A_page_size_out_of_range_is_refused(string arguments)
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        string customer = (await NestedPagingTests.AddCustomersAsync(shop, 1))[0];

        Assert.Equal(DataErrorCodes.PageSizeOutOfRange, CodeOf(await AskAsync(shop, customer, arguments)));
    }

    [Fact]
    public async Task A_refused_filter_of_a_plain_list_is_an_error_of_the_list_and_its_null_travels_up()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        await AddLinesAsync(shop, Guid.NewGuid());
        string filter = string.Concat(Enumerable.Repeat("{ and: [", 9)) + "{ }" + string.Concat(Enumerable.Repeat("] }", 9));

        JsonElement response = await Server.ExecuteAsync(
            $"{{ orders {{ totalCount nodes {{ lines(where: {filter}) {{ amount }} }} }} }}", shop.OpenSession().AddTo);

        Assert.Equal(DataErrorCodes.FilterTooComplex, CodeOf(response));
        Assert.Equal("""["orders","nodes",0,"lines"]""", response.GetProperty("errors")[0].GetProperty("path").GetRawText());
        Assert.Equal("""{"orders":{"totalCount":1,"nodes":null}}""", response.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task A_refused_argument_below_no_rows_is_no_error()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);

        JsonElement response = await Server.ExecuteAsync(
            """{ customers { orderPages(first: 0, after: "AAAA") { totalCount } } }""", shop.OpenSession().AddTo);

        Assert.Equal("""{"data":{"customers":[]}}""", response.ToString());
    }

    [Fact]
    public async Task The_same_parent_may_be_reached_on_another_way()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        string customer = (await NestedPagingTests.AddCustomersAsync(shop, 3))[0];
        NestedPagingTests.Page first = await NestedPagingTests.ReadAsync(shop, customer, "first: 1");

        JsonElement response = await Server.ExecuteAsync(
            $$"""{ customers { orderPages(first: 1, after: "{{first.End}}") { nodes { id } } } }""", shop.OpenSession().AddTo);

        NestedPagingTests.Page second = await NestedPagingTests.ReadAsync(shop, customer, $"first: 1, after: \"{first.End}\"");
        Assert.Contains(Assert.Single(second.Ids), response.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Among_several_parents_the_cursor_is_an_error_of_each_but_its_own()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        IReadOnlyList<string> customers = await NestedPagingTests.AddCustomersAsync(shop, 3, 3, 0);
        string? cursor = (await NestedPagingTests.ReadAsync(shop, customers[1], "last: 1")).Start;

        JsonElement response = await Server.ExecuteAsync(
            $$"""{ customers { name orderPages(before: "{{cursor}}") { totalCount nodes { __typename } } } }""",
            shop.OpenSession().AddTo);

        const string page = """{"totalCount":3,"nodes":[{"__typename":"Order"},{"__typename":"Order"}]}""";
        Assert.Equal(
            $$"""{"customers":[{"name":"A","orderPages":null},{"name":"B","orderPages":{{page}}},{"name":"C","orderPages":null}]}""",
            response.GetProperty("data").GetRawText());
        Assert.Equal(
            ["""["customers",0,"orderPages"] CURSOR_INVALID""", """["customers",2,"orderPages"] CURSOR_INVALID"""],
            response.GetProperty("errors").EnumerateArray().Select(static error =>
                $"{error.GetProperty("path").GetRawText()} {error.GetProperty("extensions").GetProperty("code")}"));
    }

    private static async Task AddLinesAsync(ShopDatabase shop, Guid order)
    {
        await shop.AddOrderAsync(new OrderRow { Id = order, CustomerId = await shop.AddCustomerAsync("C") });
        await shop.AddLineAsync(order, 1, "A", 1, 1);
        await shop.AddLineAsync(order, 2, "B", 1, 1);
    }

    private static Task<JsonElement> LinesAsync(ShopDatabase shop, Guid order, string arguments) => Server.ExecuteAsync(
        $$"""
        { order(id: "{{GlobalId.Encode("Order", order)}}") { linePages({{arguments}}) { nodes { lineNumber }
          pageInfo { endCursor } } } }
        """,
        shop.OpenSession().AddTo);

    private static string? EndOf(JsonElement response) => response.GetProperty("data").GetProperty("order")
        .GetProperty("linePages").GetProperty("pageInfo").GetProperty("endCursor").GetString();

    private static async Task Refused(ShopDatabase shop, string customer, string arguments) =>
        Assert.Equal(DataErrorCodes.CursorInvalid, CodeOf(await AskAsync(shop, customer, arguments)));

    private static Task<JsonElement> AskAsync(ShopDatabase shop, string customer, string arguments) => Server.ExecuteAsync(
        $$"""{ node(id: "{{customer}}") { ... on Customer { orderPages({{arguments}}) { nodes { id } } } } }""",
        shop.OpenSession().AddTo);

    private static string? CodeOf(JsonElement response) =>
        response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
}
