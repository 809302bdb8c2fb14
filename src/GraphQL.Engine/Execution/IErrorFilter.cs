using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>Maps errors before they are sent, such as an expected exception to a message and a code.</summary>
public interface IErrorFilter
{
    /// <summary>
    /// Returns the error to send. An error whose exception nobody maps, that is to which no filter gives a code or
    /// another message, is masked. Called from several threads at once.
    /// </summary>
    GraphQLError OnError(GraphQLError error);
}
