using System.Text.Json;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.Errors;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Aggregation;

public sealed class GroupArgumentTests
{
    private static readonly ShopServer Server = new();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(101)]
    public async Task A_number_of_groups_out_of_range_is_refused(int first) =>
        await RefusesAsync(
            $"keys: [DAY], first: {first}",
            DataErrorCodes.PageSizeOutOfRange,
            $"The number of groups {first} is outside 1 to 100. Ask for at most 100 groups, or narrow the filter.");

    [Fact]
    public async Task The_largest_number_of_groups_can_be_set()
    {
        var server = new ShopServer(new DataOptions { MaxGroups = 3, DefaultGroups = 2 });
        var session = new SpySession();

        JsonElement refused = await server.ExecuteAsync(Document("keys: [DAY], first: 4"), session.AddTo);
        await server.ExecuteAsync(Document("keys: [DAY]"), session.AddTo);

        Assert.Equal(DataErrorCodes.PageSizeOutOfRange, Error(refused).GetProperty("extensions").GetProperty("code").GetString());
        Assert.EndsWith(" limit 2", session.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_key_is_refused() => await RefusesAsync(
        "keys: []",
        ErrorCodes.BadUserInput,
        "'keys' is empty. Name what to group by; the totals of all rows stand beside 'groupBy'.");

    [Fact]
    public async Task A_key_named_twice_is_refused() => await RefusesAsync(
        "keys: [DAY, STATUS, DAY]", ErrorCodes.BadUserInput, "'keys' names DAY twice. Name it once.");

    [Fact]
    public async Task An_order_by_a_key_that_was_not_asked_for_is_refused() => await RefusesAsync(
        "keys: [DAY], order: [{ week: ASC }]",
        ErrorCodes.BadUserInput,
        "The order names week, but WEEK is not among the keys. Add it to 'keys', or leave it out.");

    [Theory]
    [InlineData("{ count: null }")]
    [InlineData("{ total: null }")]
    [InlineData("{ total: { sum: null } }")]
    public async Task A_null_in_the_order_is_refused(string order) => await RefusesAsync(
        $"keys: [DAY], order: [{order}]",
        ErrorCodes.BadUserInput,
        "The order holds a null. Give each part ASC or DESC, or leave it out.");

    [Fact]
    public async Task An_order_with_too_many_parts_is_refused() => await RefusesAsync(
        $"keys: [DAY], order: [{string.Concat(Enumerable.Repeat("{ count: ASC }", 9))}]",
        DataErrorCodes.FilterTooComplex,
        "The order has 9 parts, more than 8. Name fewer.");

    [Fact]
    public async Task Tenants_are_no_key_of_a_tenants_own_field()
    {
        JsonElement response = await Server.ExecuteAsync(Document("keys: [TENANT]"), new SpySession().AddTo);

        Assert.StartsWith(
            "Value \"TENANT\" does not exist in \"OrderGroupKey\" enum.",
            Error(response).GetProperty("message").GetString(),
            StringComparison.Ordinal);
    }

    private static async Task RefusesAsync(string arguments, string code, string message)
    {
        JsonElement response = await Server.ExecuteAsync(Document(arguments), new SpySession().AddTo);

        Assert.Equal(message, Error(response).GetProperty("message").GetString());
        Assert.Equal(code, Error(response).GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""["ordersAggregate","groupBy"]""", Error(response).GetProperty("path").ToString());
    }

    private static string Document(string arguments) => $"{{ ordersAggregate {{ groupBy({arguments}) {{ count }} }} }}";

    private static JsonElement Error(JsonElement response) => Assert.Single(response.GetProperty("errors").EnumerateArray());
}
