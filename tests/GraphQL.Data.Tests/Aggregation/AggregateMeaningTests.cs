using System.Text.Json;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Aggregation;

/// <summary>What aggregates come to, against values reckoned by hand.</summary>
[Collection(PostgresGroup.Name)]
public sealed class AggregateMeaningTests(PostgresFixture postgres)
{
    private static readonly ShopServer Server = new();

    [Fact]
    public async Task Totals_are_exact()
    {
        ShopDatabase shop = await CreateAsync(
            new Sample { Minor = 1, Version = 1, Tracking = "b" },
            new Sample { Minor = 2, Version = 1, Placed = "2025-01-02T00:00:00Z", Shipped = "2025-02-01T00:00:00Z" },
            new Sample { Minor = 1000, Version = 2, Tracking = "a" });

        string data = await QueryAsync(shop, """
            { ordersAggregate { count total { sum avg min max } version { sum avg min max }
                placedAt { min max } shippedAt { min max } trackingNumber { min max } } }
            """);

        Assert.Equal(
            """
            {"ordersAggregate":{"count":3,"total":{"sum":10.03,"avg":3.34,"min":0.01,"max":10.00},
            "version":{"sum":4,"avg":1.333333,"min":1,"max":2},
            "placedAt":{"min":"2025-01-01T00:00:00Z","max":"2025-01-02T00:00:00Z"},
            "shippedAt":{"min":"2025-02-01T00:00:00Z","max":"2025-02-01T00:00:00Z"},
            "trackingNumber":{"min":"a","max":"b"}}}
            """.ReplaceLineEndings(""),
            data);
    }

    [Fact]
    public async Task An_average_is_rounded_half_away_from_zero()
    {
        ShopDatabase shop = await CreateAsync(
            new Sample { Minor = 1, Version = 1 }, new Sample { Minor = 2, Version = 2 });

        string data = await QueryAsync(shop, "{ ordersAggregate { total { avg } version { avg } } }");

        Assert.Equal("""{"ordersAggregate":{"total":{"avg":0.02},"version":{"avg":1.5}}}""", data);
    }

    [Fact]
    public async Task Nothing_has_a_count_of_zero_and_no_other_value()
    {
        ShopDatabase shop = await CreateAsync();

        string data = await QueryAsync(
            shop, "{ ordersAggregate { count total { sum avg min max } placedAt { min } groupBy(keys: [DAY]) { count } } }");

        Assert.Equal(
            """
            {"ordersAggregate":{"count":0,"total":{"sum":null,"avg":null,"min":null,"max":null},"placedAt":{"min":null},"groupBy":[]}}
            """,
            data);
    }

    [Fact]
    public async Task A_sum_beyond_64_bits_stays_exact()
    {
        ShopDatabase shop = await CreateAsync(
            new Sample { Minor = long.MaxValue }, new Sample { Minor = long.MaxValue }, new Sample { Minor = 1 });

        string data = await QueryAsync(
            shop, "{ ordersAggregate { total { sum max } groupBy(keys: [STATUS]) { total { sum avg } } } }");

        Assert.Equal(
            """
            {"ordersAggregate":{"total":{"sum":184467440737095516.15,"max":92233720368547758.07},
            "groupBy":[{"total":{"sum":184467440737095516.15,"avg":61489146912365172.05}}]}}
            """.ReplaceLineEndings(""),
            data);
    }

    [Fact]
    public async Task Groups_come_in_the_order_of_their_keys_with_null_last()
    {
        ShopDatabase shop = await CreateAsync(
            new Sample { Tracking = null, Status = "PLACED" },
            new Sample { Tracking = "b", Status = "PLACED" },
            new Sample { Tracking = "a", Status = "SHIPPED" },
            new Sample { Tracking = "a", Status = "PLACED" });

        string data = await QueryAsync(
            shop, "{ ordersAggregate { groupBy(keys: [TRACKING, STATUS]) { tracking status day count } } }");

        Assert.Equal(
            """
            {"ordersAggregate":{"groupBy":[{"tracking":"a","status":"PLACED","day":null,"count":1},
            {"tracking":"a","status":"SHIPPED","day":null,"count":1},{"tracking":"b","status":"PLACED","day":null,"count":1},
            {"tracking":null,"status":"PLACED","day":null,"count":1}]}}
            """.ReplaceLineEndings(""),
            data);
    }

    [Theory]
    [InlineData("{ count: DESC }", "a b c -")]
    [InlineData("{ count: ASC }", "b c - a")]
    [InlineData("{ tracking: DESC }", "c b a -")]
    [InlineData("{ total: { sum: DESC } }", "c - b a")]
    [InlineData("{ shippedAt: { max: DESC } }", "b a c -")]
    [InlineData("{ shippedAt: { max: ASC } }", "a b c -")]
    public async Task Groups_are_ordered_by_aggregates_and_keys(string order, string expected)
    {
        ShopDatabase shop = await CreateAsync(
            new Sample { Tracking = "a", Minor = 1, Shipped = "2025-01-01T00:00:00Z" },
            new Sample { Tracking = "a", Minor = 1 },
            new Sample { Tracking = "b", Minor = 3, Shipped = "2025-01-02T00:00:00Z" },
            new Sample { Tracking = "c", Minor = 9 },
            new Sample { Tracking = null, Minor = 5 });

        JsonElement response = await Server.ExecuteAsync(
            $$"""{ ordersAggregate { groupBy(keys: [TRACKING], order: [{{order}}]) { tracking } } }""",
            shop.OpenSession().AddTo);

        Assert.Equal(
            expected,
            string.Join(' ', Groups(response).Select(static g => g.GetProperty("tracking").GetString() ?? "-")));
    }

    [Fact]
    public async Task Days_and_weeks_begin_at_midnight_utc()
    {
        ShopDatabase shop = await CreateAsync(
            new Sample { Placed = "2024-12-31T23:59:59.999999Z" },
            new Sample { Placed = "2025-01-01T00:00:00Z" },
            new Sample { Placed = "2025-01-05T23:59:59.999999Z" },
            new Sample { Placed = "2025-01-06T01:30:00+01:00" },
            new Sample { Placed = "2025-01-06T00:30:00+01:00" });

        string data = await QueryAsync(
            shop,
            "{ ordersAggregate { d: groupBy(keys: [DAY]) { day count } w: groupBy(keys: [WEEK]) { week count } "
            + "y: groupBy(keys: [YEAR, HOUR], first: 1) { year hour } } }");

        Assert.Equal(
            """
            {"ordersAggregate":{"d":[{"day":"2024-12-31","count":1},{"day":"2025-01-01","count":1},{"day":"2025-01-05","count":2},
            {"day":"2025-01-06","count":1}],"w":[{"week":"2024-12-30","count":4},{"week":"2025-01-06","count":1}],
            "y":[{"year":"2024-01-01","hour":"2024-12-31T23:00:00Z"}]}}
            """.ReplaceLineEndings(""),
            data);
    }

    [Fact]
    public async Task A_group_shows_the_row_of_its_key_and_the_rows_below()
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        Guid ann = await shop.AddCustomerAsync("Ann");
        Guid bob = await shop.AddCustomerAsync("Bob");
        await shop.AddOrderAsync(new OrderRow { CustomerId = ann, Number = "1", TotalMinor = 100 });
        await shop.AddOrderAsync(new OrderRow { CustomerId = bob, Number = "2", TotalMinor = 150 });
        await shop.AddOrderAsync(new OrderRow { CustomerId = ann, Number = "3", TotalMinor = 100, PlacedAt = DateTime.UtcNow });

        string data = await QueryAsync(
            shop,
            """
            { ordersAggregate(where: { status: { neq: CANCELLED } }) {
                groupBy(keys: [CUSTOMER], order: [{ total: { sum: DESC } }]) {
                  __typename customer { name orders { orderNumber } } status total { sum } } } }
            """);

        Assert.Equal(
            """
            {"ordersAggregate":{"groupBy":[
            {"__typename":"OrderGroup","customer":{"name":"Ann","orders":[{"orderNumber":"1"},{"orderNumber":"3"}]},"status":null,"total":{"sum":2.00}},
            {"__typename":"OrderGroup","customer":{"name":"Bob","orders":[{"orderNumber":"2"}]},"status":null,"total":{"sum":1.50}}]}}
            """.ReplaceLineEndings(""),
            data);
    }

    [Fact]
    public async Task Below_the_row_of_a_key_stand_pages_and_fields_of_code()
    {
        ShopDatabase shop = await CreateAsync(new Sample { Number = "1" }, new Sample { Number = "2", Placed = "2025-01-02T00:00:00Z" });

        string data = await QueryAsync(
            shop,
            """
            { ordersAggregate { count groupBy(keys: [CUSTOMER]) { count
                customer { orderPages(first: 1) { totalCount nodes { title } } orders { isOpen } } } } }
            """);

        Assert.Equal(
            """
            {"ordersAggregate":{"count":2,"groupBy":[{"count":2,
            "customer":{"orderPages":{"totalCount":2,"nodes":[{"title":"2 of C"}]},"orders":[{"isOpen":true},{"isOpen":true}]}}]}}
            """.ReplaceLineEndings(""),
            data);
    }

    [Fact]
    public async Task A_tenants_aggregates_do_not_count_the_rows_of_another()
    {
        ShopDatabase rival = await CreateAsync(new Sample { Minor = 7 });
        ShopDatabase shop = await CreateAsync(new Sample { Minor = 5 }, new Sample { Minor = 6 });

        string mine = await QueryAsync(shop, "{ ordersAggregate { count groupBy(keys: [CUSTOMER]) { total { sum } } } }");
        string theirs = await QueryAsync(rival, "{ ordersAggregate { count groupBy(keys: [CUSTOMER]) { total { sum } } } }");

        Assert.Equal("""{"ordersAggregate":{"count":2,"groupBy":[{"total":{"sum":0.11}}]}}""", mine);
        Assert.Equal("""{"ordersAggregate":{"count":1,"groupBy":[{"total":{"sum":0.07}}]}}""", theirs);
    }

    private async Task<ShopDatabase> CreateAsync(params Sample[] samples)
    {
        ShopDatabase shop = await ShopDatabase.CreateAsync(postgres);
        Guid customer = await shop.AddCustomerAsync("C");
        foreach (Sample sample in samples)
        {
            await shop.AddOrderAsync(new OrderRow
            {
                CustomerId = customer,
                Number = sample.Number,
                Status = sample.Status,
                TotalMinor = sample.Minor,
                TrackingNumber = sample.Tracking,
                Version = sample.Version,
                PlacedAt = DateTimeOffset.Parse(sample.Placed, null).UtcDateTime,
                ShippedAt = sample.Shipped is { } shipped ? DateTimeOffset.Parse(shipped, null).UtcDateTime : null,
            });
        }

        return shop;
    }

    private static async Task<string> QueryAsync(ShopDatabase shop, string document)
    {
        JsonElement response = await Server.ExecuteAsync(document, shop.OpenSession().AddTo);
        Assert.False(response.TryGetProperty("errors", out JsonElement errors), errors.ToString());
        return response.GetProperty("data").ToString();
    }

    private static IEnumerable<JsonElement> Groups(JsonElement response) => response
        .GetProperty("data").GetProperty("ordersAggregate").GetProperty("groupBy").EnumerateArray();

    private sealed record Sample
    {
        public string Number { get; init; } = Guid.NewGuid().ToString("N");

        public string Status { get; init; } = "PLACED";

        public long Minor { get; init; }

        public string? Tracking { get; init; }

        public int Version { get; init; } = 1;

        public string Placed { get; init; } = "2025-01-01T00:00:00Z";

        public string? Shipped { get; init; }
    }
}
