using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Paging;

[Collection(PostgresGroup.Name)]
public sealed class PagingTests(PostgresFixture postgres)
{
    private static readonly ShopServer Server = new();

    private static readonly string[] Orders =
    [
        "[]",
        "[{ trackingNumber: ASC }]",
        "[{ trackingNumber: DESC }]",
        "[{ trackingNumber: DESC }, { shippedAt: ASC }]",
        "[{ status: ASC }, { total: DESC }]",
        "[{ total: DESC }, { version: DESC }]",
        "[{ shippedAt: ASC }, { placedAt: DESC }]",
    ];

    [Fact]
    public async Task Pages_walked_either_way_are_the_whole_list_under_ties_and_nulls()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        Guid customer = await shop.AddCustomerAsync("C");
        foreach (OrderRow order in RandomOrders(customer, count: 23))
        {
            await shop.AddOrderAsync(order);
        }

        Prop.ForAll(
            ArbMap.Default.ArbFor<(NonNegativeInt Order, PositiveInt Size)>(),
            sample => WalksAgree(shop, Orders[sample.Order.Get % Orders.Length], (sample.Size.Get % 9) + 1)
                .GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public async Task Page_info_is_exact_at_both_ends()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        Guid customer = await shop.AddCustomerAsync("C");
        foreach (OrderRow order in RandomOrders(customer, count: 4))
        {
            await shop.AddOrderAsync(order);
        }

        Page first = await ReadAsync(shop, "first: 2");
        Page second = await ReadAsync(shop, $"first: 2, after: \"{first.End}\"");
        Page back = await ReadAsync(shop, $"last: 2, before: \"{second.Start}\"");
        Page between = await ReadAsync(shop, $"first: 1, after: \"{first.Start}\", before: \"{second.End}\"");

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
        Guid customer = await shop.AddCustomerAsync("C");
        await shop.AddOrderAsync(new OrderRow { CustomerId = customer });
        await shop.AddOrderAsync(new OrderRow { CustomerId = customer });
        Page first = await ReadAsync(shop, "first: 1");
        await postgres.ExecuteAsAdminAsync(
            "delete from read_model.orders where tenant_id = $1 and order_id = $2",
            shop.Tenant.TenantId, Engine.CodeFirst.GlobalId.DecodeGuid(first.Ids[0], "Order"));

        Page second = await ReadAsync(shop, $"first: 1, after: \"{first.End}\"");

        Assert.Single(second.Ids);
        Assert.Equal((false, false), (second.HasPrevious, second.HasNext));
    }

    [Fact]
    public async Task A_cursor_of_another_tenant_is_refused()
    {
        ShopDatabase rival = await ShopDatabase.CreateAsync(postgres);
        await rival.AddOrderAsync(new OrderRow { CustomerId = await rival.AddCustomerAsync("R") });
        Page page = await ReadAsync(rival, "first: 1");
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);

        JsonElement response = await Server.ExecuteAsync(
            $$"""{ orders(after: "{{page.End}}") { nodes { id } } }""", shop.OpenSession().AddTo);

        Assert.Contains(DataErrorCodes.CursorInvalid, response.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<OrderRow> RandomOrders(Guid customer, int count)
    {
        var random = new Random(4711);
        for (int i = 0; i < count; i++)
        {
            yield return RandomOrder(customer, random);
        }
    }

    internal static OrderRow RandomOrder(Guid customer, Random random) => new()
    {
        CustomerId = customer,
        Status = random.Next(2) == 0 ? "PLACED" : "SHIPPED",
        TotalMinor = random.Next(3),
        Version = random.Next(1, 3),
        TrackingNumber = random.Next(3) == 0 ? null : $"T{random.Next(3)}",
        PlacedAt = new DateTime(2025, 1, 1 + random.Next(3), 0, 0, 0, DateTimeKind.Utc),
        ShippedAt = random.Next(3) == 0 ? null : new DateTime(2025, 2, 1 + random.Next(2), 0, 0, 0, DateTimeKind.Utc),
    };

    private static async Task<bool> WalksAgree(ShopDatabase shop, string order, int size)
    {
        Page all = await ReadAsync(shop, $"first: 50, order: {order}");
        List<string> forward = [];
        List<string> backward = [];
        for (string? after = ""; after is not null;)
        {
            Page page = await ReadAsync(shop, $"first: {size}, order: {order}{(after == "" ? "" : $", after: \"{after}\"")}");
            forward.AddRange(page.Ids);
            after = page.HasNext ? page.End : null;
        }

        for (string? before = ""; before is not null;)
        {
            Page page = await ReadAsync(shop, $"last: {size}, order: {order}{(before == "" ? "" : $", before: \"{before}\"")}");
            backward.InsertRange(0, page.Ids);
            before = page.HasPrevious ? page.Start : null;
        }

        return all.Ids.Count == 23 && forward.SequenceEqual(all.Ids) && backward.SequenceEqual(all.Ids);
    }

    private static async Task<Page> ReadAsync(ShopDatabase shop, string arguments)
    {
        JsonElement response = await Server.ExecuteAsync(
            $$"""
            { orders({{arguments}}) { edges { cursor node { id } } nodes { id }
              pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
            """,
            shop.OpenSession().AddTo);
        Assert.False(response.TryGetProperty("errors", out _), response.ToString());
        JsonElement orders = response.GetProperty("data").GetProperty("orders");
        JsonElement info = orders.GetProperty("pageInfo");
        return new Page(
            [.. orders.GetProperty("edges").EnumerateArray().Select(static e => e.GetProperty("node").GetProperty("id").GetString()!)],
            info.GetProperty("hasPreviousPage").GetBoolean(),
            info.GetProperty("hasNextPage").GetBoolean(),
            info.GetProperty("startCursor").GetString(),
            info.GetProperty("endCursor").GetString());
    }

    private sealed record Page(IReadOnlyList<string> Ids, bool HasPrevious, bool HasNext, string? Start, string? End);
}
