using System.Diagnostics;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <content>
/// Subscriptions: steps 4 to 7 and the source stream once, then steps 5 to 9 for each event, whose context, services
/// and time-out are its own. Authorization and interceptors are asked for each event again, so that a caller who lost
/// a right hears no more: such a refusal ends the subscription.
/// </content>
public sealed partial class RequestExecutor
{
    private async ValueTask<ResponseStream> SubscribeAsync(
        OperationPlan plan, RequestProgress progress, CancellationTokenSource lifetime)
    {
        VariableValues variables = CoerceVariables(plan, progress);
        using OperationExecution execution = Begin(plan, variables, progress, lifetime.Token);
        if (!await AdmitAsync(execution, progress))
        {
            return Single(progress, ResponseFormatter.WriteRefusal(progress));
        }

        using Activity? activity = EngineActivities.Start("GraphQL subscribe", progress);
        (IAsyncEnumerable<object?>? source, GraphQLError? error) = await execution.CreateSourceEventStreamAsync();
        if (source is null)
        {
            EngineActivities.Fail(activity, error?.Code);
            return Single(progress, ResponseFormatter.WriteRequestError(progress, error is null ? [] : [error]));
        }

        // A source that hangs was given up after the time-out; once it is there, it may be silent for long.
        lifetime.CancelAfter(Timeout.InfiniteTimeSpan);
        var subscription = new StartedSubscription
        {
            Progress = progress,
            Plan = plan,
            Variables = variables,
            Source = source,
            Lifetime = lifetime,
            Ended = lifetime.Token,
        };
        EngineMetrics.NoteRequest(progress, [], hasData: true);
        EngineMetrics.NoteSubscription(+1);
        return new ResponseStream(
            ResponseStreamKind.Subscription,
            progress,
            new SubscriptionResponses(subscription, ExecuteEventAsync, FailSource, _options.AbortPatience));

        ExecutionResult FailSource(Exception exception) =>
            ResponseFormatter.WriteRequestError(progress, ErrorsOf(exception));
    }

    private async ValueTask<EventResult> ExecuteEventAsync(
        StartedSubscription subscription, object? value, CancellationToken cancellationToken)
    {
        using CancellationTokenSource aborted = CreateLimit(cancellationToken);
        await using AsyncServiceScope scope = ScopeOf(subscription.Progress.Services);
        RequestProgress progress = subscription.Progress with { Services = scope.ServiceProvider };
        try
        {
            using OperationExecution execution = Begin(
                subscription.Plan, subscription.Variables, progress, aborted.Token);
            return await AdmitAsync(execution, progress)
                ? EventOf(await RunExactlyAsync(execution, value, progress), isLast: false)
                : EventOf(ResponseFormatter.WriteRefusal(progress), isLast: true);
        }
        catch (Exception exception)
        {
            return EventOf(FailureOf(exception, progress, aborted, cancellationToken), isLast: false);
        }
    }

    private static EventResult EventOf(ExecutionResult result, bool isLast)
    {
        EngineMetrics.NoteErrors(result.Errors);
        return new EventResult(result, isLast);
    }

    private static AsyncServiceScope ScopeOf(IServiceProvider services) =>
        services.GetService(typeof(IServiceScopeFactory)) is IServiceScopeFactory factory
            ? factory.CreateAsyncScope()
            : new AsyncServiceScope(new SharedScope(services));

    /// <summary>The services of a provider without scopes.</summary>
    private sealed class SharedScope(IServiceProvider services) : IServiceScope
    {
        public IServiceProvider ServiceProvider { get; } = services;

        public void Dispose()
        {
            // The provider belongs to the caller.
        }
    }
}
