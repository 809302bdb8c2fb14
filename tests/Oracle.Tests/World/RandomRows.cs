using System.Globalization;
using System.Text.Json.Nodes;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.Oracle.Tests.World;

/// <summary>
/// Random rows with everything that makes lists hard: ties, nulls, empty parents, texts that look like patterns or
/// code, moments that differ in a microsecond, and for several tenants the same values and even the same keys.
/// </summary>
public sealed class RandomRows(TestDatabase database, int seed)
{
    /// <summary>Texts that are equal, nearly equal, or dangerous in SQL, LIKE or JSON.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "Ann", "ann", "Ann ", "Änne", "Bob", "Bob", "100%", "100", "a_b", "axb", "a\\b", "a%b_c\\", "O'Brien; --", "\"x\"",
        "日本", "ß", "Z😀", "z", "\t\n", "{}", "null", "e\u0301", "é",
    ];

    private static readonly DateTime[] Moments =
    [
        Moment(2025, 1, 1, 0), Moment(2025, 1, 1, 0), Moment(2025, 1, 1, 1), Moment(2025, 1, 1, 10), Moment(2025, 1, 1, 120_000),
        Moment(2024, 2, 29, 999_999), Moment(2024, 12, 31, 500_000), Moment(1999, 12, 31, 0), Moment(2031, 7, 4, 123_456),
    ];

    private static readonly string[] States = ["DRAFT", "PLACED", "PLACED", "SHIPPED", "SHIPPED", "CANCELLED"];
    private static readonly long[] Prices = [0, 1, 99, 100, 100, 1250, 1250, 999_999, 9_007_199_254_740_993];

    private readonly Random _random = new(seed);

    /// <summary>Fills a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="size">About how many customers it gets; other rows follow.</param>
    /// <param name="keys">Makes its keys; two tenants with the same generator share keys.</param>
    public async Task FillAsync(TenantContext tenant, int size, Func<string, int, Guid> keys)
    {
        List<Guid> customers = [.. Enumerable.Range(0, size).Select(i => keys("customer", i))];
        await InsertAsync("read_model.customers", customers.Select(id => new JsonObject
        {
            ["tenant_id"] = tenant.TenantId,
            ["customer_id"] = id,
            ["name"] = Text(),
            ["email"] = Maybe(Text),
            ["version"] = _random.Next(1, 4),
            ["created_at"] = Time(),
            ["created_by"] = tenant.UserId,
        }));
        await FillProductsAsync(tenant, size, keys);
        if (size > 0)
        {
            await FillOrdersAsync(tenant, size * 2, customers, keys);
            await FillEventsAsync(tenant, size * 2, customers, keys);
            await InsertAsync("read_model.tenant_statistics", [new JsonObject
            {
                ["tenant_id"] = tenant.TenantId, ["order_count"] = _random.Next(9), ["shipped_count"] = 0, ["cancelled_count"] = 1,
                ["customer_count"] = size, ["event_count"] = 5_000_000_000, ["revenue_minor"] = Pick(Prices), ["updated_at"] = Time(),
            }]);
        }
    }

    /// <summary>Fills a catalogue; the common one belongs to no tenant that works.</summary>
    public Task FillProductsAsync(TenantContext tenant, int size, Func<string, int, Guid> keys) =>
        InsertAsync("read_model.products", Enumerable.Range(0, size).Select(i => new JsonObject
        {
            ["tenant_id"] = tenant.TenantId,
            ["product_id"] = keys("product", i),
            ["code"] = $"{Text()}-{i}",
            ["name"] = Text(),
            ["price_minor"] = Pick(Prices),
            ["attributes"] = Attributes(),
            ["version"] = _random.Next(1, 4),
            ["deleted_at"] = _random.Next(5) == 0 ? Time() : null,
            ["created_at"] = Time(),
            ["updated_at"] = Time(),
            ["created_by"] = tenant.UserId,
            ["updated_by"] = tenant.UserId,
        }));

    /// <summary>Adds orders with their lines to customers that exist.</summary>
    public async Task FillOrdersAsync(TenantContext tenant, int count, IReadOnlyList<Guid> customers, Func<string, int, Guid> keys)
    {
        List<JsonObject> orders = [.. Enumerable.Range(0, count).Select(i => new JsonObject
        {
            ["tenant_id"] = tenant.TenantId, ["order_id"] = keys("order", i), ["order_number"] = $"{Text()}{i}",
            ["customer_id"] = Pick(customers), ["status"] = Pick(States), ["total_minor"] = Pick(Prices),
            ["tracking_number"] = Maybe(Text), ["placed_at"] = Time(), ["shipped_at"] = Maybe(Time),
            ["cancelled_at"] = Maybe(Time), ["version"] = _random.Next(1, 4), ["placed_by"] = tenant.UserId,
        })];
        await InsertAsync("read_model.orders", orders);
        await InsertAsync("read_model.order_lines", orders.SelectMany(order => Lines(order)));
    }

    /// <summary>Inserts rows as the superuser.</summary>
    public async Task InsertAsync(string table, IEnumerable<JsonObject> rows)
    {
        JsonObject[] all = [.. rows];
        if (all.Length > 0)
        {
            string columns = string.Join(", ", all[0].Select(static column => column.Key));
            await database.ExecuteAsAdminAsync(
                $"insert into {table} ({columns}) select {columns} from jsonb_populate_recordset(null::{table}, $1::text::jsonb)",
                new JsonArray([.. all]).ToJsonString());
        }
    }

    private IEnumerable<JsonObject> Lines(JsonObject order)
    {
        int[] numbers = [.. Enumerable.Range(1, _random.Next(5))];
        _random.Shuffle(numbers);    // so that the order of insertion is not the order of the list
        foreach (int number in numbers)
        {
            int quantity = _random.Next(1, 4);
            long price = _random.Next(4) * 125;
            yield return new JsonObject
            {
                ["tenant_id"] = order["tenant_id"]!.DeepClone(),
                ["order_id"] = order["order_id"]!.DeepClone(),    // set above
                ["line_number"] = number,
                ["product_code"] = Text(),
                ["product_name"] = Text(),
                ["quantity"] = quantity,
                ["unit_price_minor"] = price,
                ["amount_minor"] = quantity * price,
            };
        }
    }

    private async Task FillEventsAsync(TenantContext tenant, int count, IReadOnlyList<Guid> streams, Func<string, int, Guid> keys) =>
        await InsertAsync("event_store.events", Enumerable.Range(0, count).Select(i => new JsonObject
        {
            ["tenant_id"] = tenant.TenantId,
            ["stream_id"] = streams[i % streams.Count],
            ["version"] = (i / streams.Count) + 1,
            ["stream_type"] = Pick(["Order", "Customer"]),
            ["event_id"] = keys("event", i),
            ["event_type"] = Pick(["OrderPlaced", "OrderShipped", "CustomerRegistered"]),
            ["schema_version"] = 1,
            ["data"] = Attributes(),
            ["metadata"] = new JsonObject(),
            ["actor_id"] = tenant.UserId,
            ["correlation_id"] = keys("correlation", i % 3),
            ["causation_id"] = i > 0 ? Maybe(() => keys("event", 0)) : null,
            ["recorded_at"] = Time(),
        }));

    private JsonObject Attributes() => _random.Next(4) switch
    {
        0 => [],
        1 => new JsonObject { [Text()] = Text(), ["b"] = new JsonArray(1, null, 2.5m, true) },
        2 => (JsonObject)JsonNode.Parse("""{"n": 1.10, "big": 123456789012345678901234567890, "e": 1e3, "o": {"": "\u0001"}}""")!,
        _ => new JsonObject { ["tags"] = new JsonArray(Text(), Text()) },
    };

    private string Text() => Pick(Texts);

    private string Time() => Pick(Moments).ToString("o", CultureInfo.InvariantCulture);

    private JsonNode? Maybe<T>(Func<T> value) => _random.Next(3) == 0 ? null : JsonValue.Create(value());

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private static DateTime Moment(int year, int month, int day, int microseconds) =>
        new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).AddMicroseconds(microseconds);
}
