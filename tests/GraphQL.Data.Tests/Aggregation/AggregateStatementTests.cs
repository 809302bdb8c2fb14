using GraphTenancy.GraphQL.Data.Tests.Compilation;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Aggregation;

public sealed class AggregateStatementTests
{
    private static readonly ShopServer Server = new();

    [Fact]
    public async Task Totals_are_one_statement_with_the_selected_functions_only() =>
        (await StatementTests.SqlOf(
            """
            { ordersAggregate(where: { status: { eq: SHIPPED } }) {
                __typename n: count count total { sum avg again: sum } placedAt { min max } version { sum avg } } }
            """)).MatchSnapshot();

    [Fact]
    public async Task Every_grouping_is_a_statement_of_its_own_before_the_totals() =>
        (await StatementTests.SqlOf(
            """
            { ordersAggregate(where: { total: { gt: 1 } }) { count
                byStatus: groupBy(keys: [STATUS]) { status count }
                byWeek: groupBy(keys: [WEEK, STATUS], first: 100, order: [{ week: DESC }, { count: DESC }]) {
                  week status total { max } } } }
            """)).MatchSnapshot();

    [Fact]
    public async Task The_rows_of_keys_are_joined_to_the_groups_that_are_left() =>
        (await StatementTests.SqlOf(
            """
            { ordersAggregate { groupBy(keys: [CUSTOMER], order: [{ total: { sum: DESC } }]) {
                customer { name } same: customer { email } total { sum } count } } }
            """)).MatchSnapshot();

    [Fact]
    public async Task Lists_of_a_keys_row_are_read_for_the_groups() =>
        (await StatementTests.SqlOf(
            "{ ordersAggregate { groupBy(keys: [CUSTOMER], first: 2) { customer { orders { orderNumber } } } } }"))
            .MatchSnapshot();

    [Fact]
    public async Task Parts_of_moments_are_cut_off_in_utc() =>
        (await StatementTests.SqlOf(
            "{ ordersAggregate { groupBy(keys: [HOUR, DAY, WEEK, YEAR]) { hour day week year } } }")).MatchSnapshot();

    [Fact]
    public async Task Groups_without_a_value_come_last_in_both_directions() =>
        (await StatementTests.SqlOf(
            """
            { ordersAggregate { groupBy(
                keys: [TRACKING], order: [{ shippedAt: { max: DESC, min: ASC } }, { tracking: DESC }]) { count } } }
            """)).MatchSnapshot();

    [Fact]
    public async Task A_key_that_was_not_asked_for_is_not_in_the_statement() =>
        Assert.DoesNotContain(
            "join",
            await StatementTests.SqlOf("{ ordersAggregate { groupBy(keys: [DAY]) { status customer { name } } } }"),
            StringComparison.Ordinal);

    [Fact]
    public async Task What_the_description_asks_for_is_a_condition_of_totals_and_groups() =>
        (await StatementTests.SqlOf("{ shippedOrdersAggregate { count groupBy(keys: [DAY]) { day } } }"))
            .MatchSnapshot();

    [Theory]
    [InlineData(true, "select count(*), sum(t0.total_minor) from")]
    [InlineData(false, "select count(*) from")]
    public async Task A_function_that_a_variable_leaves_out_is_not_reckoned(bool isIncluded, string start)
    {
        var session = new SpySession();

        await Server.ExecuteAsync(
            "query($with: Boolean!) { ordersAggregate { count total { sum @include(if: $with) __typename } } }",
            session.AddTo,
            new { with = isIncluded });

        Assert.StartsWith(start, session.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_order_and_size_may_come_in_variables()
    {
        var session = new SpySession();

        await Server.ExecuteAsync(
            """
            query($keys: [OrderGroupKey!]!, $first: Int, $order: [OrderGroupSortInput!]) {
              ordersAggregate { groupBy(keys: $keys, first: $first, order: $order) { count } } }
            """,
            session.AddTo,
            new { keys = new[] { "STATUS" }, first = 3, order = new[] { new { count = "DESC" } } });

        Assert.Equal(
            "select count(*) from read_model.orders t0 group by t0.status order by count(*) desc, t0.status limit 3",
            session.Text);
    }

    [Fact]
    public async Task Aggregates_and_other_fields_travel_in_one_batch()
    {
        var session = new SpySession();

        await Server.ExecuteAsync(
            """
            { a: ordersAggregate { count groupBy(keys: [DAY]) { day } } b: ordersAggregate { total { sum } }
              products { code } }
            """,
            session.AddTo);

        Assert.Equal(4, Assert.Single(session.Batches).Count);
    }

    [Fact]
    public async Task No_statement_names_a_tenant() => Assert.DoesNotContain(
        "tenant_id = $",
        await StatementTests.SqlOf("{ ordersAggregate { count groupBy(keys: [CUSTOMER]) { customer { id } } } }"),
        StringComparison.Ordinal);

    [Fact]
    public async Task Nothing_but_type_names_needs_no_statement()
    {
        var session = new SpySession();

        await Server.ExecuteAsync("{ ordersAggregate { __typename total { __typename } } }", session.AddTo);

        Assert.Empty(session.Batches);
    }
}
