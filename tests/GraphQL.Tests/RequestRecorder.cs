using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Tests;

/// <summary>Keeps the last request, so that a test can ask what it sent to the database.</summary>
internal sealed class RequestRecorder : IOperationInterceptor
{
    private RequestContext? _last;

    public DataRequestStatistics Last =>
        DataRequestStatistics.Of(_last ?? throw new InvalidOperationException("No request came yet."));

    public ValueTask<GraphQLError?> BeforeExecutionAsync(
        OperationPlan plan, RequestContext context, CancellationToken cancellationToken)
    {
        _last = context;
        return default;
    }
}
