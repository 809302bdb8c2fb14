using System.Text;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Tests.Execution;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Requests;

public sealed class LoadTests
{
    [Fact]
    public async Task A_long_list_costs_no_allocation_per_item_or_field()
    {
        long more = await MeasureGrowthAsync(Items(), 1_000, 10_000, "id name count");

        // 9,000 items more with three fields each; one object per field would be at least 24 bytes each.
        Assert.InRange(more, long.MinValue, 9_000);
    }

    [Fact]
    public async Task Sixty_four_requests_at_once_get_their_own_answers()
    {
        var engine = new TestEngine("type Query { echo(value: Int!): Echo } type Echo { value: Int twice: Int }")
            .Async("Query.echo", static async context =>
            {
                await Task.Yield();
                return context.ArgumentValue<int>("value");
            })
            .Pure("Echo.value", static parent => parent)
            .Async("Echo.twice", static async context =>
            {
                await Task.Delay(1);
                return (int)context.Parent! * 2;
            });

        string[] answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => engine.DataAsync(
            "query ($v: Int!) { echo(value: $v) { value twice } }", $$"""{"v":{{i}}}"""))));

        Assert.Equal(
            Enumerable.Range(0, 64).Select(static i => $$$"""{"echo":{"value":{{{i}}},"twice":{{{i * 2}}}}}"""), answers);
    }

    [Fact]
    public async Task A_field_resolved_from_its_parent_costs_no_allocation_per_item()
    {
        Item[][] lists = [Make(100), Make(1_000)];
        var engine = new TestEngine("type Query { items(count: Int!): [Item!]! } type Item { count: Int }").Sync(
            "Query.items", context => lists.First(list => list.Length == context.ArgumentValue<int>("count")));
        engine.Field("Item.count").ResolveFrom((Item item) => item.Id);

        long more = await MeasureGrowthAsync(engine, 100, 1_000, "count");

        Assert.InRange(more, long.MinValue, 900);
    }

    [Fact]
    public async Task A_field_resolved_from_its_parent_is_coerced_when_its_scalar_is_another_one()
    {
        var engine = new TestEngine("type Query { item: Item } type Item { text: String whole: Int none: Int }")
            .Pure("Query.item", static _ => new Item(7, "name"));
        engine.Field("Item.text").ResolveFrom((Item item) => item.Id);
        engine.Field("Item.whole").ResolveFrom((Item item) => (double)item.Id);
        engine.Field("Item.none").ResolveFrom((Item _) => (int?)null);

        string data = await engine.DataAsync("{ item { text whole none } }");

        Assert.Equal("""{"item":{"text":"7","whole":7,"none":null}}""", data);
    }

    private static TestEngine Items()
    {
        // The same items in every request, so that making them is not measured.
        Item[][] lists = [Make(1_000), Make(10_000)];
        var engine = new TestEngine(
            "type Query { items(count: Int!): [Item!]! } type Item { id: Int! name: String count: Int }")
            .Sync("Query.items", context =>
                lists.First(list => list.Length == context.ArgumentValue<int>("count")))
            .Pure("Item.name", static parent => ((Item)parent).Name);
        foreach (string field in new[] { "Item.id", "Item.count" })
        {
            engine.Field(field).DirectWriter = static (parent, writer) =>
            {
                writer.WriteNumber(((Item)parent).Id);
                return true;
            };
        }

        return engine;
    }

    private static Item[] Make(int count) => [.. Enumerable.Range(0, count).Select(static i => new Item(i, "name"))];

    // The least of five runs: a garbage collection in between empties the pool that the response's buffer comes from.
    private static async Task<long> MeasureGrowthAsync(TestEngine engine, int few, int many, string fields)
    {
        // The first time a document is planned, after the schema is made.
        (await engine.RunAsync(Document(few, fields))).Dispose();
        (await engine.RunAsync(Document(many, fields))).Dispose();
        (long leastOfFew, long leastOfMany) = (long.MaxValue, long.MaxValue);
        for (int run = 0; run < 5; run++)
        {
            leastOfFew = Math.Min(leastOfFew, await MeasureOnceAsync(engine, few, fields));
            leastOfMany = Math.Min(leastOfMany, await MeasureOnceAsync(engine, many, fields));
        }

        return leastOfMany - leastOfFew;
    }

    // Everything here ends synchronously, so that one thread does all the work that is measured.
    private static async Task<long> MeasureOnceAsync(TestEngine engine, int count, string fields)
    {
        string document = Document(count, fields);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ValueTask<ExecutionResult> pending = engine.RunAsync(document);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(pending.IsCompletedSuccessfully);
        using ExecutionResult result = await pending;
        Assert.Contains("\"count\":0", Encoding.UTF8.GetString(result.Body.Span), StringComparison.Ordinal);
        return allocated;
    }

    private static string Document(int count, string fields) => $"{{ items(count: {count}) {{ {fields} }} }}";

    private sealed record Item(int Id, string Name);
}
