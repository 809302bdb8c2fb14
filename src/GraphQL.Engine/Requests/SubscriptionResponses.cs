using System.Runtime.CompilerServices;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>MapSourceToResponseEvent(): a response for each event of the source stream.</summary>
/// <remarks>https://spec.graphql.org/September2025/#MapSourceToResponseEvent()</remarks>
/// <param name="subscription">The subscription as it started.</param>
/// <param name="execute">Executes the operation for an event.</param>
/// <param name="fail">Makes the last result, when the source stream failed.</param>
/// <param name="patience">How long leaving waits for the source stream to notice.</param>
internal sealed class SubscriptionResponses(
    StartedSubscription subscription,
    Func<StartedSubscription, object?, CancellationToken, ValueTask<EventResult>> execute,
    Func<Exception, ExecutionResult> fail,
    TimeSpan patience) : IResponseSource
{
    private int _isDisposed;

    public async IAsyncEnumerable<ExecutionResult> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource reading = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, subscription.Ended);
        await using var events = new SourceReader(subscription.Source, patience, reading.Token);
        while (true)
        {
            (bool hasEvent, ExecutionResult? failure) = await MoveNextAsync(events, reading.Token);
            if (!hasEvent)
            {
                if (failure is not null)
                {
                    yield return failure;
                }

                yield break;
            }

            EventResult result = await execute(subscription, events.Current, reading.Token);
            yield return result.Result;
            if (result.IsLast)
            {
                yield break;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            await subscription.DisposeAsync();
        }
    }

    private async ValueTask<(bool HasEvent, ExecutionResult? Failure)> MoveNextAsync(
        SourceReader events, CancellationToken reading)
    {
        try
        {
            return (await events.MoveNextAsync(), null);
        }
        catch (Exception exception)
        {
            // Nobody is left to read an error once the client is gone.
            reading.ThrowIfCancellationRequested();
            return (false, fail(exception));
        }
    }
}
