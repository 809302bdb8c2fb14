using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Compilation;

public sealed class NestedStatementTests
{
    private const string OrderId = "T3JkZXI6MDE5MzAwMDAwMDAwNzAwMDgwMDAwMDAwMDAwMDAwMDE=";

    [Fact]
    public async Task Pages_below_rows_have_a_limit_for_each_parent() =>
        (await SqlOf("{ customers { orderPages(first: 2) { nodes { orderNumber } pageInfo { hasNextPage } } } }"))
            .MatchSnapshot();

    [Fact]
    public async Task Cursors_need_the_columns_of_the_order() =>
        (await SqlOf("{ customers { orderPages(first: 2) { edges { cursor } pageInfo { endCursor } } } }"))
            .MatchSnapshot();

    [Fact]
    public async Task Pages_below_pages_below_a_joined_row_below_pages_are_one_statement_each() =>
        (await SqlOf(
            """
            { orders(first: 3) { nodes { customer { orderPages(last: 2) { nodes { linePages(first: 1) { nodes {
              quantity } } } } } } } }
            """)).MatchSnapshot();

    [Fact]
    public async Task A_list_below_pages_is_read_for_the_pages_without_their_extra_rows() =>
        (await SqlOf("{ customers { orderPages(first: 2) { nodes { lines { amount } customer { name } } } } }"))
            .MatchSnapshot();

    [Fact]
    public async Task A_filtered_and_sorted_list_filters_what_stands_below_it_too() =>
        (await SqlOf(
            """
            { customers { orderPages(where: { status: { eq: SHIPPED } }, order: [{ total: DESC }]) { nodes {
              lines(where: { quantity: { gt: 1 } }, order: [{ quantity: DESC }]) { quantity } } } } }
            """)).MatchSnapshot();

    [Fact]
    public async Task Counts_are_one_statement_and_read_no_rows_when_nothing_else_is_selected() =>
        (await SqlOf("{ customers { orderPages(where: { status: { eq: SHIPPED } }) { totalCount } } }"))
            .MatchSnapshot();

    [Fact]
    public async Task The_same_list_with_other_arguments_is_another_statement() =>
        (await SqlOf(
            """
            { customers { few: orderPages(first: 1) { nodes { id } } many: orderPages(first: 9) { nodes { id } } } }
            """)).MatchSnapshot();

    [Fact]
    public async Task Lists_below_a_node_are_filtered() =>
        (await SqlOf(
            $$"""
            { node(id: "{{OrderId}}") { ... on Order { linePages { totalCount }
              lines(where: { productCode: { eq: "A" } }) { amount } } } }
            """)).MatchSnapshot();

    private static Task<string> SqlOf(string document) => StatementTests.SqlOf(document);
}
