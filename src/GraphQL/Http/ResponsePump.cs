using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.GraphQL.Http;

/// <summary>
/// Moves the results of an operation to its client. The next result is made when the last one was sent, so that a slow
/// client slows its own stream and fills no memory. A subscription ends with its caller's rights: they are looked at
/// before each event is sent and at each heartbeat.
/// </summary>
internal sealed class ResponsePump(HttpSettings settings, TimeProvider time)
{
    /// <summary>Sends all results.</summary>
    /// <returns>Why the caller's rights have ended the stream; <see langword="null"/> at its own end.</returns>
    /// <exception cref="OperationCanceledException">The client left, or the server stops.</exception>
    public async Task<GraphQLError?> RunAsync(
        ResponseStream stream, CallerWatch caller, IResponseSink sink, CancellationToken cancellationToken)
    {
        RequestIdentity before = caller.Identity;
        bool isWatched = stream.Kind == ResponseStreamKind.Subscription;
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using IAsyncEnumerator<ExecutionResult> results =
            stream.ReadResultsAsync(reading.Token).GetAsyncEnumerator(reading.Token);
        while (true)
        {
            Task<bool> next = results.MoveNextAsync().AsTask();
            try
            {
                if (await WaitAsync(next, isWatched ? caller : null, before, sink, cancellationToken) is { } ended)
                {
                    return ended;
                }
            }
            finally
            {
                await SettleAsync(next, reading);
            }

            if (!await next)
            {
                return null;
            }

            using ExecutionResult result = results.Current;
            if (isWatched && await caller.LookAgainAsync(before, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            await sink.SendAsync(result, cancellationToken);
        }
    }

    private async Task<GraphQLError?> WaitAsync(
        Task next, CallerWatch? caller, RequestIdentity before, IResponseSink sink, CancellationToken cancellationToken)
    {
        while (!next.IsCompleted)
        {
            TimeSpan left = caller?.TimeLeft ?? Timeout.InfiniteTimeSpan;
            bool isLast = left != Timeout.InfiniteTimeSpan && left < settings.Heartbeat;
            await next.WaitAsync(isLast ? left : settings.Heartbeat, time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            if (next.IsCompleted)
            {
                break;
            }

            if (caller is not null && await caller.LookAgainAsync(before, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            if (!isLast)
            {
                await sink.SendHeartbeatAsync(cancellationToken);
            }
        }

        return null;
    }

    // An enumerator must not be disposed while it moves.
    private static async Task SettleAsync(Task next, CancellationTokenSource reading)
    {
        if (!next.IsCompleted)
        {
            await reading.CancelAsync();
            await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
