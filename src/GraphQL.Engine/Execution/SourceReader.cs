namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>Reads a stream of events or items so that its reader can leave it although it heeds no token.</summary>
/// <param name="source">The stream.</param>
/// <param name="patience">How long leaving waits for the stream to notice.</param>
/// <param name="cancellationToken">Ends the reading.</param>
internal sealed class SourceReader(
    IAsyncEnumerable<object?> source, TimeSpan patience, CancellationToken cancellationToken) : IAsyncDisposable
{
    private IAsyncEnumerator<object?>? _events;
    private Task<bool>? _pending;

    public object? Current => _events?.Current;

    /// <summary>Whether there is another value.</summary>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public async ValueTask<bool> MoveNextAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        _events ??= source.GetAsyncEnumerator(cancellationToken);
        ValueTask<bool> next = _events.MoveNextAsync();
        if (next.IsCompleted)
        {
            return await next;
        }

        _pending = next.AsTask();
        return await _pending.WaitAsync(cancellationToken);
    }

    /// <summary>Disposes the enumerator as soon as it has nothing under way; its errors have no reader.</summary>
    public async ValueTask DisposeAsync()
    {
        Task end = EndAsync();
        await end.WaitAsync(patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task EndAsync()
    {
        if (_pending is not null)
        {
            // An enumerator must not be disposed while it is asked for the next event.
            await ((Task)_pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_events is not null)
        {
            await _events.DisposeAsync();
        }
    }
}
