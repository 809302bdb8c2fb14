using System.Text.Json;
using GraphTenancy.Isolation.Tests.World;

namespace GraphTenancy.Isolation.Tests.Http;

/// <summary>Keys that clients choose: two tenants that choose the same one notice nothing of each other.</summary>
[Collection(ServerCollection.Name)]
public sealed class SameKeysTests(ServerFixture server)
{
    [Fact]
    public async Task The_same_order_id_in_two_tenants_is_two_orders()
    {
        (Company one, Company other) = await FoundTwoAsync();
        var id = Guid.CreateVersion7();

        string ofOne = await one.PlaceOrderAsync(orderId: id, price: 11m);
        string ofOther = await other.PlaceOrderAsync(orderId: id, price: 22m);
        await other.ShipAsync(ofOther);

        Assert.Equal(ofOne, ofOther);
        Assert.Equal("""{"order":{"status":"PLACED","totalAmount":11.00,"version":1}}""", await OrderAsync(one, ofOne));
        Assert.Equal("""{"order":{"status":"SHIPPED","totalAmount":22.00,"version":2}}""", await OrderAsync(other, ofOther));
    }

    [Fact]
    public async Task An_order_id_that_is_taken_is_refused_in_its_own_tenant_only()
    {
        (Company one, Company other) = await FoundTwoAsync();
        var id = Guid.CreateVersion7();
        await one.PlaceOrderAsync(orderId: id);

        TestAnswer again = await one.TryPlaceOrderAsync(one.Customer, orderId: id);
        TestAnswer foreign = await other.TryPlaceOrderAsync(other.Customer, orderId: id);

        Assert.Contains("OrderAlreadyPlacedError", again.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Error", foreign.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_idempotency_key_in_two_tenants_is_two_commands_and_a_replay_stays_at_home()
    {
        (Company one, Company other) = await FoundTwoAsync();
        const string Key = "the key that both chose";

        string first = await one.PlaceOrderAsync(idempotencyKey: Key);
        string replay = await one.PlaceOrderAsync(idempotencyKey: Key);
        string foreign = await other.PlaceOrderAsync(idempotencyKey: Key);

        Assert.Equal(first, replay);
        Assert.NotEqual(first, foreign);
        Assert.Equal(1, await server.Postgres.CountAsAdminAsync("read_model.orders", one.Context.TenantId));
        Assert.Equal(1, await server.Postgres.CountAsAdminAsync("read_model.orders", other.Context.TenantId));
    }

    // Found two companies: product code and e-mail address are already the same in both.
    [Fact]
    public async Task The_same_product_code_and_the_same_address_in_two_tenants_are_two_rows()
    {
        (Company one, Company other) = await FoundTwoAsync();
        const string Ask = """
            {
              customers(where: { email: { eq: "buyer@example.test" } }) { totalCount nodes { name } }
              products(where: { code: { eq: "ITEM-1" } }) { totalCount nodes { name } }
            }
            """;

        foreach (Company company in new[] { one, other })
        {
            JsonElement data = await company.AskAsync(Ask);

            Assert.Equal(
                $$$"""{"customers":{"totalCount":1,"nodes":[{"name":"Buyer of {{{company.Code}}}"}]},"products":{"totalCount":1,"nodes":[{"name":"Item of {{{company.Code}}}"}]}}""",
                data.ToString());
        }

        Assert.NotEqual(one.Product, other.Product);
    }

    [Fact]
    public async Task Totals_and_metrics_count_the_own_rows_only()
    {
        (Company one, Company other) = await FoundTwoAsync();
        await one.PlaceOrderAsync(price: 5m);
        await other.PlaceOrderAsync(price: 7m);
        await other.PlaceOrderAsync(price: 7m);
        const string Ask = "{ tenantStats { orderCount revenue } tenantMetrics { products orders users } tenant { code } }";

        Assert.Equal(
            $$$"""{"tenantStats":{"orderCount":1,"revenue":5.00},"tenantMetrics":{"products":1,"orders":1,"users":1},"tenant":{"code":"{{{one.Code}}}"}}""",
            (await one.AskAsync(Ask)).ToString());
        Assert.Equal(
            $$$"""{"tenantStats":{"orderCount":2,"revenue":14.00},"tenantMetrics":{"products":1,"orders":2,"users":1},"tenant":{"code":"{{{other.Code}}}"}}""",
            (await other.AskAsync(Ask)).ToString());
    }

    private async Task<(Company One, Company Other)> FoundTwoAsync() => (
        await Company.FoundAsync(server.Postgres.Database, server.Factory),
        await Company.FoundAsync(server.Postgres.Database, server.Factory));

    private static async Task<string> OrderAsync(Company company, string id) =>
        (await company.AskAsync("query ($id: ID!) { order(id: $id) { status totalAmount version } }", new { id })).ToString();
}
