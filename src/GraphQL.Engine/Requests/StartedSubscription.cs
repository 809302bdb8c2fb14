using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>A subscription whose source stream was made; shared by the executions of its events.</summary>
internal sealed class StartedSubscription : IAsyncDisposable
{
    public required RequestProgress Progress { get; init; }

    public required OperationPlan Plan { get; init; }

    public required VariableValues Variables { get; init; }

    public required IAsyncEnumerable<object?> Source { get; init; }

    /// <summary>Ends with the subscription, or when the caller's token says so.</summary>
    public required CancellationTokenSource Lifetime { get; init; }

    /// <summary>The token of <see cref="Lifetime"/>; the source stream has it.</summary>
    public required CancellationToken Ended { get; init; }

    public async ValueTask DisposeAsync()
    {
        EngineMetrics.NoteSubscription(-1);
        await Lifetime.CancelAsync();
        await SourceStream.DisposeAsync(Source);
        Lifetime.Dispose();
    }
}
