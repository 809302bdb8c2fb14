using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Http;

/// <summary>
/// Holds an operation of a batch until its turn. Registered after whatever may refuse an operation because of its
/// caller.
/// </summary>
internal sealed class BatchInterceptor : IOperationInterceptor
{
    /// <inheritdoc/>
    public ValueTask<GraphQLError?> BeforeExecutionAsync(
        OperationPlan plan, RequestContext context, CancellationToken cancellationToken) =>
        context.FindState<BatchTurn>() is { } turn
            ? new(turn.Batch.WaitForTurnAsync(turn.Index, context.Cost, cancellationToken))
            : default;
}
