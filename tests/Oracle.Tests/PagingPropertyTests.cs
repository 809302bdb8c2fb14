using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using GraphTenancy.Oracle.Tests.Reference;
using GraphTenancy.Oracle.Tests.World;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.Oracle.Tests;

/// <summary>A row by chance; small numbers, so that most rows tie with others.</summary>
public sealed record RowCase(byte Total, byte Version, byte? Tracking, byte? ShippedAt);

/// <summary>A column of the order by chance.</summary>
public sealed record OrderCase(byte Column, bool Descending);

/// <summary>A list, how it is asked for, and what is added while it is walked.</summary>
public sealed record PagingCase(
    RowCase[] Rows, RowCase[] Later, OrderCase[] Order, PositiveInt Size, byte Filter, bool IsNested);

/// <summary>
/// Pages, walked either way, are the whole list: every row once, in order, with exact ends, under ties and nulls, and
/// while others insert. FsCheck makes the cases and shrinks one that fails; it prints the seed.
/// </summary>
[Collection(OracleCollection.Name)]
public sealed class PagingPropertyTests(OracleServer server)
{
    private const int Cases = 60;
    private const int MostRows = 40;
    private const int LargestPage = 12;

    private static readonly string[] Columns = ["trackingNumber", "shippedAt", "version", "total", "orderNumber"];

    private static readonly string?[] Filters =
    [
        null, null, "{ trackingNumber: { neq: \"1\" } }", "{ or: [{ shippedAt: { eq: null } }, { total: { gt: 0 } }] }",
        "{ total: { lt: 0 } }",
    ];

    [Fact]
    public void Pages_walked_either_way_are_the_whole_list_under_ties_and_nulls() =>
        Check(static (walk, rows) => walk.BothWaysAsync(rows));

    [Fact]
    public void Rows_that_are_inserted_meanwhile_neither_repeat_nor_hide_others() =>
        Check(static (walk, rows) => walk.WhileInsertingAsync(rows));

    private void Check(Func<Walk, PagingCase, Task> property) => Prop.ForAll(
        ArbMap.Default.ArbFor<PagingCase>(),
        rows => WalkAsync(rows, property).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(MostRows));

    private async Task<bool> WalkAsync(PagingCase rows, Func<Walk, PagingCase, Task> property)
    {
        Walk walk = await Walk.StartAsync(server, rows);
        await property(walk, rows);
        return true;
    }

    /// <summary>One list of a new tenant, asked for page by page.</summary>
    private sealed class Walk(OracleServer server, TenantContext tenant, PagingCase asked, Guid receiver)
    {
        private readonly TestClient _client = server.CreateClient(tenant);
        private readonly RandomRows _rows = new(server.Postgres.Database, seed: 1);
        private int _inserted;

        private string Order =>
            $"[{string.Join(' ', asked.Order.Select(static by =>
                $"{{ {Columns[by.Column % Columns.Length]}: {(by.Descending ? "DESC" : "ASC")} }}"))}]";

        private string? Where => Filters[asked.Filter % Filters.Length];

        private int Size => (asked.Size.Get % LargestPage) + 1;

        private ListField List => Resolvers.Lists[asked.IsNested ? "Receiver.parcels" : "Query.parcels"];

        public static async Task<Walk> StartAsync(OracleServer server, PagingCase asked)
        {
            TenantContext tenant = await server.Postgres.CreateTenantAsync();
            var walk = new Walk(server, tenant, asked, Guid.CreateVersion7());
            await walk._rows.InsertAsync("read_model.customers", [new JsonObject
            {
                ["tenant_id"] = tenant.TenantId, ["customer_id"] = walk.Receiver, ["name"] = "R", ["version"] = 1,
                ["created_by"] = tenant.UserId, ["created_at"] = "2025-01-01",
            }]);
            await walk.InsertAsync(asked.Rows);
            return walk;
        }

        private Guid Receiver => receiver;

        public async Task BothWaysAsync(PagingCase rows)
        {
            List<Guid> all = await ListAsync();
            List<Guid> forward = await ForwardAsync(all, beforeEachPage: static () => Task.CompletedTask);
            List<Guid> backward = await BackwardAsync(all);
            Assert.True(rows.Rows.Length >= all.Count, "The list has rows from nowhere.");
            Assert.Equal(all, forward);
            Assert.Equal(all, backward);
        }

        public async Task WhileInsertingAsync(PagingCase rows)
        {
            var later = new Queue<RowCase>(rows.Later);
            List<Guid> old = await ListAsync();
            List<Guid> walked = await ForwardAsync(null, async () =>
            {
                if (later.TryDequeue(out RowCase? row))
                {
                    await InsertAsync([row]);
                }
            });

            Assert.Equal(walked.Distinct(), walked);
            Assert.Equal(old, walked.Where(old.Contains));
            Assert.Equal((await ListAsync()).Where(walked.Contains), walked);
        }

        // What the list is, by the reference: whole rows, sorted and filtered here.
        private async Task<List<Guid>> ListAsync()
        {
            TenantView view = await TenantView.ReadAsync(server.Postgres.Database, tenant);
            RecordType type = Records.All["Parcel"];
            var inputs = new Inputs(await server.ReadSchemaAsync(_client));
            List<object?> where = Where is null ? [] : (List<object?>)inputs.Literal("ParcelFilterInput", Where)!;    // a list of one
            var ordering = new Ordering(view, type, List.OrderOf(inputs.Literal("ParcelSortInput", Order)));
            var filter = new Filter(view);
            return
            [
                .. type.Rows(view)
                    .Where(row => where.TrueForAll(one => filter.Holds(type, (IReadOnlyDictionary<string, object?>)one!, row)))
                    .Order(ordering)
                    .Select(static row => (Guid)row["order_id"]!),    // the primary key
            ];
        }

        private async Task<List<Guid>> ForwardAsync(List<Guid>? all, Func<Task> beforeEachPage)
        {
            var seen = new List<Guid>();
            string? cursor = null;
            for (bool hasNext = true; hasNext;)
            {
                await beforeEachPage();
                JsonElement page = await AskAsync($"first: {Size}", cursor is null ? "" : $"after: \"{cursor}\"");
                int from = seen.Count;
                seen.AddRange(KeysOf(page));
                (bool hasPrevious, hasNext, _, cursor) = Ends(page);
                if (all is not null)
                {
                    Assert.Equal(all.Skip(from).Take(Size), seen.Skip(from));
                    Assert.Equal((from > 0, from + Size < all.Count), (hasPrevious, hasNext));
                    Assert.Equal(all.Count, page.GetProperty("totalCount").GetInt32());
                }
            }

            return seen;
        }

        private async Task<List<Guid>> BackwardAsync(List<Guid> all)
        {
            var seen = new List<Guid>();
            string? cursor = null;
            for (bool hasPrevious = true; hasPrevious;)
            {
                JsonElement page = await AskAsync($"last: {Size}", cursor is null ? "" : $"before: \"{cursor}\"");
                int behind = seen.Count;
                seen.InsertRange(0, KeysOf(page));
                (hasPrevious, bool hasNext, cursor, _) = Ends(page);
                Assert.Equal((behind + Size < all.Count, behind > 0), (hasPrevious, hasNext));
                Assert.Equal(all.Count, page.GetProperty("totalCount").GetInt32());
            }

            return seen;
        }

        private async Task<JsonElement> AskAsync(string size, string cursor)
        {
            string field = $$"""
                parcels({{size}}, {{cursor}} order: {{Order}}, where: {{Where ?? "null"}}) { totalCount
                  edges { cursor node { parcelId } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
                """;
            TestAnswer answer = await _client.QueryAsync(asked.IsNested
                ? $$"""{ receiver(receiverId: "{{receiver}}") { {{field}} } }"""
                : $"{{ {field} }}");
            return answer.Succeeded().At(asked.IsNested ? "receiver.parcels" : "parcels");
        }

        private static IEnumerable<Guid> KeysOf(JsonElement page) =>
            page.GetProperty("edges").EnumerateArray().Select(static edge => edge.GetProperty("node").GetProperty("parcelId").GetGuid());

        private static (bool HasPrevious, bool HasNext, string? Start, string? End) Ends(JsonElement page)
        {
            JsonElement info = page.GetProperty("pageInfo");
            string?[] cursors = [.. page.GetProperty("edges").EnumerateArray().Select(static edge => edge.GetProperty("cursor").GetString())];
            (string? start, string? end) = (info.GetProperty("startCursor").GetString(), info.GetProperty("endCursor").GetString());
            Assert.Equal((cursors.FirstOrDefault(), cursors.LastOrDefault()), (start, end));
            return (info.GetProperty("hasPreviousPage").GetBoolean(), info.GetProperty("hasNextPage").GetBoolean(), start, end);
        }

        private Task InsertAsync(IEnumerable<RowCase> rows) => _rows.InsertAsync("read_model.orders", rows.Select(row => new JsonObject
        {
            // Random keys, so that the tie-break does not follow the order of insertion.
            ["tenant_id"] = tenant.TenantId,
            ["order_id"] = Guid.NewGuid(),
            ["order_number"] = $"{row.Total % 7}-{_inserted++}",
            ["customer_id"] = receiver,
            ["status"] = "PLACED",
            ["total_minor"] = row.Total % 3,
            ["version"] = (row.Version % 2) + 1,
            ["tracking_number"] = row.Tracking is { } tracking ? $"{tracking % 3}" : null,
            ["shipped_at"] = row.ShippedAt is { } day ? $"2025-02-0{(day % 3) + 1}T00:00:00.00000{day % 2}Z" : null,
            ["placed_at"] = "2025-01-01",
            ["placed_by"] = tenant.UserId,
        }));
    }
}
