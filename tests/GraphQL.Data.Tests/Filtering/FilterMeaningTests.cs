using System.Text.Json;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Filtering;

/// <summary>PostgreSQL finds the same rows as the same question asked in C#.</summary>
[Collection(PostgresGroup.Name)]
public sealed class FilterMeaningTests(PostgresFixture postgres)
{
    private static readonly ShopServer Server = new();

    private static readonly (string Where, Func<Sample, bool> Holds)[] Questions =
    [
        ("trackingNumber: { eq: \"A_1\" }", static s => s.Tracking == "A_1"),
        ("trackingNumber: { neq: \"A_1\" }", static s => s.Tracking != "A_1"),
        ("trackingNumber: { in: [\"A_1\", null] }", static s => s.Tracking is "A_1" or null),
        ("trackingNumber: { nin: [\"A_1\", null] }", static s => s.Tracking is not ("A_1" or null)),
        ("trackingNumber: { nin: [\"A_1\"] }", static s => s.Tracking is not "A_1"),
        ("trackingNumber: { nin: [] }", static _ => true),
        ("trackingNumber: { nin: [null] }", static s => s.Tracking is not null),
        ("trackingNumber: { in: [] }", static _ => false),
        ("trackingNumber: { contains: \"_\" }", static s => s.Tracking?.Contains('_') == true),
        ("trackingNumber: { ncontains: \"_\" }", static s => s.Tracking?.Contains('_') != true),
        ("trackingNumber: { startsWith: \"A\" }", static s => s.Tracking?.StartsWith('A') == true),
        ("trackingNumber: { nstartsWith: \"A\" }", static s => s.Tracking?.StartsWith('A') != true),
        ("trackingNumber: { endsWith: \"%\" }", static s => s.Tracking?.EndsWith('%') == true),
        ("trackingNumber: { nendsWith: \"%\" }", static s => s.Tracking?.EndsWith('%') != true),
        ("trackingNumber: { or: [{ eq: null }, { contains: \"\\\\\" }] }", static s => s.Tracking?.Contains('\\') != false),
        ("total: { gt: 0.015 }", static s => s.Total > 0.015m),
        ("total: { ngt: 0.015 }", static s => s.Total <= 0.015m),
        ("total: { gte: 0.02, lt: 0.03 }", static s => s.Total is >= 0.02m and < 0.03m),
        ("total: { in: [0.01, 0.025] }", static s => s.Total == 0.01m),
        ("total: { nlte: 0.01 }", static s => s.Total > 0.01m),
        ("or: [{ total: { eq: 0.01 } }, { trackingNumber: { eq: null } }]", static s => s.Total == 0.01m || s.Tracking is null),
        ("lines: { some: { quantity: { gt: 1 } } }", static s => s.Quantities.Any(static q => q > 1)),
        ("lines: { none: { quantity: { gt: 1 } } }", static s => !s.Quantities.Any(static q => q > 1)),
        ("lines: { all: { quantity: { gt: 1 } } }", static s => s.Quantities.All(static q => q > 1)),
        ("lines: { any: true }", static s => s.Quantities.Length > 0),
        ("lines: { any: false }", static s => s.Quantities.Length == 0),
        ("customer: { name: { eq: \"Ann\" } }", static s => s.Customer == "Ann"),
        ("customer: { email: { neq: \"x@y\" } }", static _ => true),
    ];

    private sealed record Sample(string Id, string? Tracking, decimal Total, int[] Quantities, string Customer);

    [Fact]
    public async Task Every_operation_finds_what_it_says()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        List<Sample> samples = await FillAsync(shop);
        foreach ((string where, Func<Sample, bool> holds) in Questions)
        {
            JsonElement response = await Server.ExecuteAsync(
                $"{{ orderList(where: {{ {where} }}, order: [{{ orderNumber: ASC }}]) {{ orderNumber }} }}",
                shop.OpenSession().AddTo);

            Assert.False(response.TryGetProperty("errors", out _), response.ToString());
            string found = string.Join(' ', response.GetProperty("data").GetProperty("orderList").EnumerateArray()
                .Select(static order => order.GetProperty("orderNumber").GetString()));
            Assert.Equal($"{where}: {string.Join(' ', samples.Where(holds).Select(static s => s.Id))}", $"{where}: {found}");
        }
    }

    private static async Task<List<Sample>> FillAsync(ShopDatabase shop)
    {
        var samples = new List<Sample>();
        var customers = new Dictionary<string, Guid>
        {
            ["Ann"] = await shop.AddCustomerAsync("Ann"),
            ["Bob"] = await shop.AddCustomerAsync("Bob"),
        };
        string?[] tracking = [null, "A_1", "AB1", "B%", "a\\b", ""];
        int[][] quantities = [[], [1], [2], [1, 2]];
        for (int i = 0; i < 24; i++)
        {
            var sample = new Sample(
                $"{i:00}", tracking[i % 6], (i % 4) / 100m, quantities[i / 6], i % 3 == 0 ? "Ann" : "Bob");
            OrderRow order = await shop.AddOrderAsync(new OrderRow
            {
                Number = sample.Id,
                CustomerId = customers[sample.Customer],
                TrackingNumber = sample.Tracking,
                TotalMinor = (long)(sample.Total * 100),
            });
            for (int line = 0; line < sample.Quantities.Length; line++)
            {
                await shop.AddLineAsync(order.Id, line + 1, "P", sample.Quantities[line], 100);
            }

            samples.Add(sample);
        }

        return samples;
    }
}
