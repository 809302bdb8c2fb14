using System.Text.Json;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Compilation;

public sealed class StatementTests
{
    private static readonly ShopServer Server = new();

    private const string OrderId = "T3JkZXI6MDE5MzAwMDAwMDAwNzAwMDgwMDAwMDAwMDAwMDAwMDE=";

    [Fact]
    public async Task A_row_is_read_with_its_selected_columns_only() =>
        (await SqlOf($$"""{ order(id: "{{OrderId}}") { __typename number: orderNumber total } }""")).MatchSnapshot();

    [Fact]
    public async Task A_parent_is_joined_on_tenant_and_key_of_both_sides() =>
        (await SqlOf($$"""{ order(id: "{{OrderId}}") { id customer { id name } a: customer { email } } }"""))
            .MatchSnapshot();

    [Fact]
    public async Task A_list_below_is_one_statement_that_stands_before_its_parents() =>
        (await SqlOf("{ orders(first: 2) { nodes { id lines { lineNumber amount } customer { name } } } }"))
            .MatchSnapshot();

    [Fact]
    public async Task A_list_below_a_list_below_a_joined_row_is_read_once_for_each_key() =>
        (await SqlOf("{ orderList { customer { orders { orderNumber lines { quantity } } } } }")).MatchSnapshot();

    [Fact]
    public async Task A_page_asks_for_one_row_more_and_for_its_cursors() =>
        (await SqlOf("{ orders(first: 5) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }"))
            .MatchSnapshot();

    [Fact]
    public async Task The_count_is_asked_only_when_it_is_selected() =>
        (await SqlOf("""{ orders(where: { status: { eq: SHIPPED } }) { totalCount } }""")).MatchSnapshot();

    [Fact]
    public async Task The_last_rows_are_read_in_reverse_order() =>
        (await SqlOf("{ orders(last: 3, order: [{ status: ASC }, { placedAt: DESC }]) { nodes { id } } }"))
            .MatchSnapshot();

    [Fact]
    public async Task A_unique_column_needs_no_tie_break() =>
        Assert.EndsWith(
            "order by t0.order_number", await SqlOf("{ orderList(order: [{ orderNumber: ASC }]) { id } }"), StringComparison.Ordinal);

    [Fact]
    public async Task Several_root_fields_travel_in_one_batch()
    {
        var session = new SpySession();

        await Server.ExecuteAsync(
            $$"""{ a: order(id: "{{OrderId}}") { id } b: orderExists(id: "{{OrderId}}") products { code } }""",
            session.AddTo);

        Assert.Equal(3, Assert.Single(session.Batches).Count);
    }

    [Theory]
    [InlineData(true, "t0.order_id, t1.name, t1.customer_id")]
    [InlineData(false, "t0.order_id")]
    public async Task A_field_that_a_variable_leaves_out_is_not_read(bool isIncluded, string columns)
    {
        var session = new SpySession();

        await Server.ExecuteAsync(
            "query($with: Boolean!) { orderList { id customer @include(if: $with) { name } } }",
            session.AddTo,
            new { with = isIncluded });

        Assert.StartsWith($"select {columns} from", session.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nodes_are_read_by_one_statement_for_each_type()
    {
        string customer = Convert.ToBase64String("Customer:01930000000070008000000000000002"u8);

        string sql = await SqlOf(
            $$"""{ nodes(ids: ["{{OrderId}}", "{{customer}}", "{{OrderId}}"]) { id ... on Order { status } } }""");

        sql.MatchSnapshot();
    }

    [Fact]
    public async Task No_statement_names_a_tenant()
    {
        string sql = await SqlOf("{ orders(first: 2) { totalCount nodes { id lines { amount } customer { name } } } }");

        Assert.DoesNotContain("11111111", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("tenant_id = $", sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_session_a_field_says_that_a_tenant_is_required()
    {
        JsonElement response = await Server.ExecuteAsync("{ products { code } }", static _ => { });

        Assert.Equal(
            DataErrorCodes.TenantRequired,
            response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    internal static async Task<string> SqlOf(string document)
    {
        var session = new SpySession();
        JsonElement response = await Server.ExecuteAsync(document, session.AddTo);
        Assert.True(session.Batches.Count > 0, response.ToString());
        return session.Text;
    }
}
