namespace GraphTenancy.GraphQL.Engine.Errors;

/// <summary>An error whose message is meant for the client; any other exception of a resolver is masked.</summary>
public class GraphQLException : Exception
{
    /// <summary>Creates it from a finished error.</summary>
    public GraphQLException(GraphQLError error)
        : base(error.Message, error.Exception) => Error = error;

    /// <summary>Creates it from a message and a stable code.</summary>
    public GraphQLException(string message, string? code = null)
        : this(new GraphQLError { Message = message, Code = code })
    {
    }

    /// <summary>The error; path and locations are filled in by the executor when absent.</summary>
    public GraphQLError Error { get; }
}
