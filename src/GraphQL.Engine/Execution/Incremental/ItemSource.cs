using System.Collections;

namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>The items of a list, one after another.</summary>
internal abstract class ItemSource : IAsyncDisposable
{
    /// <summary>The item.</summary>
    public abstract object? Current { get; }

    /// <summary>Whether there is another item.</summary>
    public abstract ValueTask<bool> MoveNextAsync();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>The items of a list that is there.</summary>
    public static ItemSource Of(IEnumerator items) => new Synchronous(items);

    /// <summary>The items of a list that comes by and by.</summary>
    public static ItemSource Of(
        IAsyncEnumerable<object?> items, TimeSpan patience, CancellationToken cancellationToken) =>
        new Asynchronous(items, patience, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken));

    private sealed class Synchronous(IEnumerator items) : ItemSource
    {
        public override object? Current => items.Current;

        public override ValueTask<bool> MoveNextAsync() => new(items.MoveNext());

        public override ValueTask DisposeAsync()
        {
            (items as IDisposable)?.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Asynchronous(
        IAsyncEnumerable<object?> items, TimeSpan patience, CancellationTokenSource ended) : ItemSource
    {
        private readonly SourceReader _reader = new(items, patience, ended.Token);

        public override object? Current => _reader.Current;

        public override ValueTask<bool> MoveNextAsync() => _reader.MoveNextAsync();

        public override async ValueTask DisposeAsync()
        {
            await ended.CancelAsync();
            await _reader.DisposeAsync();
            ended.Dispose();
        }
    }
}
