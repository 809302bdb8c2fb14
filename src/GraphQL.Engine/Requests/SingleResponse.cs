using System.Runtime.CompilerServices;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>One result that is there already.</summary>
internal sealed class SingleResponse(ExecutionResult result) : IResponseSource
{
    // Whoever takes it out disposes it: the reader, or the stream that nobody read.
    private ExecutionResult? _result = result;

    public async IAsyncEnumerable<ExecutionResult> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _result, null) is { } taken)
        {
            yield return taken;
        }
    }

    public ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref _result, null)?.Dispose();
        return ValueTask.CompletedTask;
    }
}
