using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>A request that ends before it is executed; never leaves <see cref="RequestExecutor"/>.</summary>
/// <param name="errors">Why.</param>
internal sealed class RequestRefusedException(IReadOnlyList<GraphQLError> errors)
    : Exception("The request was refused.")
{
    public IReadOnlyList<GraphQLError> Errors { get; } = errors;
}
