using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>Looks at a planned operation before any of its resolvers runs, and may refuse it.</summary>
public interface IOperationInterceptor
{
    /// <summary>
    /// Returns the request error that refuses the operation, or <see langword="null"/> to let it run.
    /// </summary>
    ValueTask<GraphQLError?> BeforeExecutionAsync(
        OperationPlan plan, RequestContext context, CancellationToken cancellationToken);
}
