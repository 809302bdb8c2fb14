using System.Collections.Concurrent;
using System.Globalization;
using GraphTenancy.GraphQL.Engine.DataLoading;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.DataLoading;

public sealed class BatchDataLoaderTests
{
    private readonly DataLoaderScheduler _scheduler = new(dispatchesItself: false);

    [Fact]
    public async Task Keys_are_fetched_together_and_each_once()
    {
        var loader = new TextLoader(_scheduler);
        Task<string?>[] values = [loader.LoadAsync(1), loader.LoadAsync(2), loader.LoadAsync(1)];

        int batches = _scheduler.Dispatch();
        IReadOnlyList<string?> loaded = await Task.WhenAll(values);

        Assert.Equal(1, batches);
        Assert.Equal(["1", "2", "1"], loaded);
        Assert.Equal([1, 2], Assert.Single(loader.Batches));
    }

    [Fact]
    public async Task Nothing_is_fetched_before_the_scheduler_dispatches()
    {
        var loader = new TextLoader(_scheduler);
        Task<string?> value = loader.LoadAsync(1);

        bool wasWaiting = _scheduler.HasWaitingBatches && !value.IsCompleted && loader.Batches.IsEmpty;
        _scheduler.Dispatch();

        Assert.True(wasWaiting);
        Assert.False(_scheduler.HasWaitingBatches);
        Assert.Equal("1", await value);
    }

    [Fact]
    public async Task A_value_is_remembered_until_it_is_forgotten()
    {
        var loader = new TextLoader(_scheduler);
        await LoadAsync(loader, 1);

        await LoadAsync(loader, 1);
        loader.Remove(1);
        await LoadAsync(loader, 1);
        loader.Clear();
        await LoadAsync(loader, 1);

        Assert.Equal(3, loader.Batches.Count);
    }

    [Fact]
    public async Task A_key_forgotten_while_it_waits_is_still_fetched_once()
    {
        var loader = new TextLoader(_scheduler);
        Task<string?> before = loader.LoadAsync(1);
        loader.Remove(1);

        Task<string?> after = loader.LoadAsync(1);
        _scheduler.Dispatch();

        Assert.Equal("1", await before);
        Assert.Equal("1", await after);
        Assert.Equal([1], Assert.Single(loader.Batches));
    }

    [Fact]
    public async Task A_primed_value_is_not_fetched()
    {
        var loader = new TextLoader(_scheduler);
        loader.Prime(1, "known");

        string? value = await loader.LoadAsync(1);

        Assert.Equal("known", value);
        Assert.False(_scheduler.HasWaitingBatches);
    }

    [Fact]
    public async Task A_key_without_a_value_is_null()
    {
        var loader = new TextLoader(_scheduler);

        string? value = await LoadAsync(loader, -1);

        Assert.Null(value);
    }

    [Fact]
    public async Task More_keys_than_a_batch_holds_make_more_batches()
    {
        var loader = new TextLoader(_scheduler);
        Task<IReadOnlyList<string?>> values = loader.LoadAsync(Enumerable.Range(0, 25).ToList());

        int batches = _scheduler.Dispatch();

        Assert.Equal(Enumerable.Range(0, 25).Select(TextLoader.TextOf), await values);
        Assert.Equal(3, batches);
        Assert.All(loader.Batches, batch => Assert.InRange(batch.Count, 1, 10));
    }

    [Fact]
    public async Task A_failure_reaches_everyone_who_waits_for_the_batch()
    {
        var loader = new TextLoader(_scheduler) { Failure = new InvalidOperationException("no database") };
        Task<string?> first = loader.LoadAsync(1);
        Task<string?> second = loader.LoadAsync(2);

        _scheduler.Dispatch();

        Assert.Same(loader.Failure, await Assert.ThrowsAsync<InvalidOperationException>(() => first));
        Assert.Same(loader.Failure, await Assert.ThrowsAsync<InvalidOperationException>(() => second));
    }

    [Fact]
    public async Task The_end_of_the_request_cancels_the_fetch()
    {
        using var aborted = new CancellationTokenSource();
        var scheduler = new DataLoaderScheduler(dispatchesItself: false, aborted.Token);
        Task<string?> value = new TextLoader(scheduler).LoadAsync(1);

        await aborted.CancelAsync();
        scheduler.Dispatch();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => value);
    }

    [Fact]
    public async Task One_caller_who_gives_up_does_not_stop_the_others()
    {
        var loader = new TextLoader(_scheduler);
        using var cancellation = new CancellationTokenSource();
        Task<string?> impatient = loader.LoadAsync(1, cancellation.Token);
        Task<string?> patient = loader.LoadAsync(1);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        _scheduler.Dispatch();

        Assert.Equal("1", await patient);
    }

    [Fact]
    public async Task A_scheduler_of_its_own_waits_until_no_resolver_adds_a_key()
    {
        var loader = new TextLoader(new DataLoaderScheduler());

        IReadOnlyList<string?> values = await Task.WhenAll(Enumerable.Range(0, 5).Select(key => loader.LoadAsync(key)));
        string? later = await loader.LoadAsync(9);

        Assert.Equal(["0", "1", "2", "3", "4"], values);
        Assert.Equal("9", later);
        Assert.InRange(loader.Batches.Count, 2, 6);
    }

    [Fact]
    public async Task Many_threads_share_one_loader()
    {
        var loader = new TextLoader(new DataLoaderScheduler());

        string?[] values = await Task.WhenAll(
            Enumerable.Range(0, 4000).Select(i => Task.Run(() => loader.LoadAsync(i % 500))));

        Assert.Equal(Enumerable.Range(0, 4000).Select(i => TextLoader.TextOf(i % 500)), values);
        Assert.Equal(500, loader.Batches.SelectMany(keys => keys).Count());
    }

    private async Task<string?> LoadAsync(TextLoader loader, int key)
    {
        Task<string?> value = loader.LoadAsync(key);
        _scheduler.Dispatch();
        return await value;
    }

    private sealed class TextLoader(DataLoaderScheduler scheduler) : BatchDataLoader<int, string>(scheduler)
    {
        public ConcurrentQueue<IReadOnlyList<int>> Batches { get; } = [];

        public Exception? Failure { get; init; }

        protected override int MaxBatchSize => 10;

        public static string TextOf(int key) => key.ToString(CultureInfo.InvariantCulture);

        protected override async Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(
            IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            Batches.Enqueue(keys);
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            return Failure is null ? keys.Where(key => key >= 0).ToDictionary(key => key, TextOf) : throw Failure;
        }
    }
}
