namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>Fields of orders that code computes, read with the rows in one round trip.</summary>
[Collection(ServerCollection.Name)]
public sealed class ComputedFieldTests(ServerFixture server)
{
    [Fact]
    public async Task Code_fields_at_every_depth_cost_no_round_trip_of_their_own()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await AddOrderOfDaysAgoAsync(shop, 3);
        await AddOrderOfDaysAgoAsync(shop, 9);
        const string query = """
            { orders(order: [{ placedAt: ASC }]) { totalCount edges { node { daysOpen lines { amount } } } }
              customers { nodes { name new: orders(first: 1) { nodes { age: daysOpen isOpen } } old: orders(last: 1) { nodes { daysOpen } } } } }
            """;

        TestAnswer answer = await shop.QueryAsync(query);

        Assert.Equal(
            """
            {"orders":{"totalCount":2,"edges":[{"node":{"daysOpen":9,"lines":[{"amount":10.00}]}},{"node":{"daysOpen":3,"lines":[{"amount":10.00}]}}]},
            "customers":{"nodes":[{"name":"Ada","new":{"nodes":[{"age":3,"isOpen":true}]},"old":{"nodes":[{"daysOpen":9}]}}]}}
            """.ReplaceLineEndings(""),
            answer.Succeeded().Json.GetProperty("data").GetRawText());
        Assert.Equal(1, server.LastRequest.RoundTrips);
    }

    [Theory]
    [InlineData("SHIPPED", "shipped_at", 4)]
    [InlineData("CANCELLED", "cancelled_at", 4)]
    public async Task An_order_that_was_shipped_or_cancelled_has_stopped_waiting(string status, string column, int days)
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        await AddOrderOfDaysAgoAsync(shop, 9);
        await server.Postgres.ExecuteAsAdminAsync(
            $"update read_model.orders set status = '{status}', {column} = placed_at + interval '{days} days' where tenant_id = $1",
            shop.Tenant.TenantId);

        TestAnswer answer = await shop.QueryAsync("{ orders { nodes { isOpen daysOpen } } }");

        Assert.Equal($$"""{"isOpen":false,"daysOpen":{{days}}}""", answer.Succeeded().At("orders.nodes.0").GetRawText());
    }

    [Fact]
    public async Task The_answer_of_a_command_has_code_fields_in_its_batch()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string id = await shop.AddOrderAsync(10m);

        TestAnswer answer = await shop.QueryAsync(
            "mutation ($input: ShipOrderInput!) { shipOrder(input: $input) { order { status isOpen daysOpen } } }",
            new { input = new { orderId = id, trackingNumber = "T-1" } });

        Assert.Equal(
            """{"status":"SHIPPED","isOpen":false,"daysOpen":0}""", answer.Succeeded().At("shipOrder.order").GetRawText());
        Assert.Equal(0, server.LastRequest.RoundTrips);
    }

    [Fact]
    public async Task An_object_by_its_global_id_has_them_too()
    {
        Shop shop = await Shop.OpenStockedAsync(server);
        string id = await shop.AddOrderAsync(10m);

        TestAnswer answer = await shop.QueryAsync(
            "query ($id: ID!) { node(id: $id) { __typename id ... on Order { isOpen daysOpen } } }", new { id });

        Assert.Equal(
            $$"""{"__typename":"Order","id":"{{id}}","isOpen":true,"daysOpen":0}""",
            answer.Succeeded().At("node").GetRawText());
    }

    private async Task AddOrderOfDaysAgoAsync(Shop shop, int days)
    {
        string id = await shop.AddOrderAsync(10m);
        await server.Postgres.ExecuteAsAdminAsync(
            $"update read_model.orders set placed_at = now() - interval '{days} days 1 hour' where tenant_id = $1 and order_id = $2",
            shop.Tenant.TenantId,
            Engine.CodeFirst.GlobalId.DecodeGuid(id, "Order"));
    }
}
