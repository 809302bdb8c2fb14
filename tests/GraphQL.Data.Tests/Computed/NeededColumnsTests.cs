using GraphTenancy.GraphQL.Data.Tests.Shop;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Computed;

public sealed class NeededColumnsTests
{
    private static readonly ShopServer Server = OrderFields.OpenServer();

    [Theory]
    [InlineData("isOpen", "t0.status")]
    [InlineData("numberLabel", "t0.order_number")]
    [InlineData("numberLabel orderNumber isOpen", "t0.order_number, t0.status")]
    [InlineData("greeting", "1")]
    [InlineData("title", "t0.order_number, t1.customer_id, t1.name")]
    [InlineData("title customer { name }", "t0.order_number, t1.customer_id, t1.name")]
    [InlineData("isOpen @skip(if: true) total", "t0.total_minor")]
    [InlineData(
        "all",
        "t0.order_id, t0.order_number, t0.status, t0.total_minor, t0.tracking_number, t0.placed_at, t0.shipped_at, t0.version")]
    public async Task Only_what_the_code_names_is_selected(string selection, string columns)
    {
        var session = new SpySession();

        await Server.ExecuteAsync($"{{ orderList {{ {selection} }} }}", session.AddTo);

        Assert.StartsWith($"select {columns} from read_model.orders t0", Assert.Single(Assert.Single(session.Batches)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "t0.order_number")]
    [InlineData(true, "t0.status, t0.order_number")]
    public async Task A_variable_decides_what_is_needed(bool isIncluded, string columns)
    {
        var session = new SpySession();

        await Server.ExecuteAsync(
            "query ($with: Boolean!) { orderList { isOpen @include(if: $with) orderNumber } }",
            session.AddTo,
            new { with = isIncluded });

        Assert.StartsWith($"select {columns} from", Assert.Single(Assert.Single(session.Batches)).Text, StringComparison.Ordinal);
    }
}
