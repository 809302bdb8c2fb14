namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>The end of source streams.</summary>
internal static class SourceStream
{
    /// <summary>Disposes a stream that holds something beside its readers; its errors have no reader left.</summary>
    public static async ValueTask DisposeAsync(IAsyncEnumerable<object?> source)
    {
        // An iterator method's stream is its own first reader, which whoever reads disposes.
        if (source is IAsyncDisposable disposable and not IAsyncEnumerator<object?>)
        {
            await disposable.DisposeAsync().AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
