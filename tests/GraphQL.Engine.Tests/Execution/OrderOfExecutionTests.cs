using System.Collections.Concurrent;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

public sealed class OrderOfExecutionTests
{
    [Fact]
    public async Task Root_fields_of_a_mutation_run_one_after_another_with_all_below_them()
    {
        var log = new ConcurrentQueue<string>();
        var engine = new TestEngine("""
            type Query { a: Int }
            type Mutation { first: Payload second: Payload }
            type Payload { slow: Int }
            """);
        foreach (string name in new[] { "first", "second" })
        {
            engine.Async($"Mutation.{name}", async _ => await LogAsync(log, name));
        }

        engine.Async("Payload.slow", async context => await LogAsync(log, $"below {context.Parent}") is null ? null : 1);

        string data = await engine.DataAsync("mutation { first { slow } second { slow } }");

        Assert.Equal("""{"first":{"slow":1},"second":{"slow":1}}""", data);
        Assert.Equal(["first", "first done", "below first", "below first done",
            "second", "second done", "below second", "below second done"], log);
    }

    [Fact]
    public async Task Siblings_of_a_query_run_at_the_same_time()
    {
        // Each waits for the other: run one after another they would never end.
        var a = new TaskCompletionSource();
        var b = new TaskCompletionSource();
        var engine = new TestEngine("type Query { a: Int b: Int }")
            .Async("Query.a", async _ =>
            {
                a.SetResult();
                await b.Task;
                return 1;
            })
            .Async("Query.b", async _ =>
            {
                b.SetResult();
                await a.Task;
                return 2;
            });

        string data = await engine.DataAsync("{ a b }").WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("""{"a":1,"b":2}""", data);
    }

    [Fact]
    public async Task All_items_of_a_list_start_before_any_of_them_is_awaited()
    {
        int started = 0;
        var all = new TaskCompletionSource();
        var engine = new TestEngine("type Query { items: [Item] } type Item { x: Int }")
            .Sync("Query.items", static _ => Enumerable.Range(0, 100).Cast<object>())
            .Async("Item.x", async context =>
            {
                if (Interlocked.Increment(ref started) == 100)
                {
                    all.SetResult();
                }

                await all.Task;
                return context.Parent;
            });

        string data = await engine.DataAsync("{ items { x } }").WaitAsync(TimeSpan.FromSeconds(10));

        Assert.EndsWith("""{"x":99}]}""", data, StringComparison.Ordinal);
    }

    private static async Task<string> LogAsync(ConcurrentQueue<string> log, string name)
    {
        log.Enqueue(name);
        await Task.Delay(5);
        log.Enqueue($"{name} done");
        return name;
    }
}
