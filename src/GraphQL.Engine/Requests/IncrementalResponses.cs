using System.Runtime.CompilerServices;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Incremental;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>The payloads of a response that is delivered in parts.</summary>
/// <remarks>
/// The execution time-out counts for all of them together: what is not delivered by then is completed with an error.
/// </remarks>
internal sealed class IncrementalResponses : IResponseSource
{
    private readonly SemaphoreSlim _use = new(1);
    private ExecutionResult? _initial;
    private bool _isDisposed;

    public IncrementalResponses(ExecutionResult initial) => _initial = initial;

    public required RequestProgress Progress { get; init; }

    public required OperationExecution Execution { get; init; }

    public required IncrementalDelivery Delivery { get; init; }

    /// <summary>What of <c>extensions</c> was told so far.</summary>
    public required ResponseExtensions Extensions { get; init; }

    /// <summary>Ends the execution: the client left, the time is up, or the stream was disposed.</summary>
    public required CancellationTokenSource Aborted { get; init; }

    /// <summary>The last payload after a failure; throws when the client has left.</summary>
    public required Func<Exception, IncrementalPayload> Fail { get; init; }

    /// <summary>How long the end waits for resolvers that still run.</summary>
    public required TimeSpan Patience { get; init; }

    public async IAsyncEnumerable<ExecutionResult> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration reading = cancellationToken.UnsafeRegister(
            static aborted => ((CancellationTokenSource)aborted!).Cancel(), Aborted);
        if (Interlocked.Exchange(ref _initial, null) is { } initial)
        {
            yield return initial;
        }

        bool hasNext = true;
        while (hasNext)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using IncrementalPayload payload = await NextAsync(cancellationToken);
            hasNext = payload.HasNext;
            yield return ResponseFormatter.WritePayload(Progress, Extensions, payload);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        await Aborted.CancelAsync();
        // A reader that is under way notices the cancellation and leaves first.
        await _use.WaitAsync();
        _isDisposed = true;
        Interlocked.Exchange(ref _initial, null)?.Dispose();
        await Delivery.DisposeAsync();
        await Execution.SettleAsync(Patience);
        Execution.Dispose();
        Aborted.Dispose();
    }

    private async ValueTask<IncrementalPayload> NextAsync(CancellationToken cancellationToken)
    {
        await _use.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return await Delivery.NextAsync();
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Fail(exception);
        }
        finally
        {
            _use.Release();
        }
    }
}
