using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Types.Coercion;

/// <summary>The variables of a request do not fit their declarations; the request cannot be executed.</summary>
/// <param name="errors">All errors found, in the order of the declarations.</param>
public sealed class VariableCoercionException(IReadOnlyList<GraphQLError> errors) : Exception(errors[0].Message)
{
    /// <summary>All errors found, in the order of the declarations.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; } = errors;
}
