using System.Runtime.CompilerServices;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

/// <summary>A source stream that knows how many of its readers were not disposed.</summary>
internal sealed class CountingSource(IEnumerable<object?> events, bool staysOpen = false)
    : IAsyncEnumerable<object?>, IAsyncDisposable
{
    private int _opened;
    private int _closed;

    public int Opened => _opened;

    public int Closed => _closed;

    public int Given { get; private set; }

    public bool IsDisposed { get; private set; }

    public IAsyncEnumerator<object?> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }

    private async IAsyncEnumerable<object?> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _opened);
        try
        {
            foreach (object? value in events)
            {
                await Task.Yield();
                Given++;
                yield return value is Exception failure ? throw failure : value;
            }

            if (staysOpen)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        }
        finally
        {
            Interlocked.Increment(ref _closed);
        }
    }
}
