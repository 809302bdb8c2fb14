using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Tests.Execution;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Requests;

public sealed class CacheTests
{
    private readonly TestEngine _engine = new TestEngine("type Query { a: Int }").Sync("Query.a", static _ => 1);

    [Fact]
    public async Task Both_caches_stay_within_their_bounds()
    {
        _engine.Options.DocumentCacheSize = 4;
        _engine.Options.PlanCacheSize = 3;

        for (int i = 0; i < 50; i++)
        {
            await _engine.DataAsync($"query A {{ a{i}: a }}");
        }

        Assert.Equal(4, _engine.Executor.CachedDocuments);
        Assert.Equal(3, _engine.Executor.CachedPlans);
    }

    [Fact]
    public async Task A_refused_document_is_not_kept_and_pushes_nothing_out()
    {
        _engine.Options.DocumentCacheSize = 1;
        await _engine.DataAsync("{ a }");

        await _engine.ExecuteAsync("{ unknown }");
        await _engine.ExecuteAsync("{ syntax");

        Assert.Equal(1, _engine.Executor.CachedDocuments);
        Assert.Equal(1, _engine.Executor.CachedPlans);
    }

    [Fact]
    public async Task Unknown_operation_names_do_not_fill_the_cache()
    {
        for (int i = 0; i < 10; i++)
        {
            await _engine.ExecuteAsync("query A { a }", operationName: $"B{i}");
        }

        Assert.Equal(0, _engine.Executor.CachedPlans);
    }

    [Fact]
    public void What_was_used_last_stays()
    {
        var cache = new BoundedCache<string, string>(2);
        int made = 0;
        string Make(string key) => $"{key}{++made}";

        cache.GetOrAdd("a", "a", Make);
        cache.GetOrAdd("b", "b", Make);
        cache.GetOrAdd("a", "a", Make);
        cache.GetOrAdd("c", "c", Make);

        Assert.Equal("a1", cache.GetOrAdd("a", "a", Make));
        Assert.Equal("b4", cache.GetOrAdd("b", "b", Make));
    }

    [Fact]
    public void The_hash_is_SHA_256_in_lower_case_hexadecimal()
    {
        Assert.Equal(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", DocumentKey.Of("abc"u8).ToString());
    }

    [Fact]
    public async Task A_value_is_made_once_however_many_ask_at_the_same_time()
    {
        var cache = new BoundedCache<int, object>(8);
        int made = 0;

        object[] values = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => cache.GetOrAdd(1, 0, __ =>
        {
            Interlocked.Increment(ref made);
            Thread.Sleep(20);
            return new object();
        }))));

        Assert.Equal(1, made);
        Assert.All(values, value => Assert.Same(values[0], value));
    }
}
