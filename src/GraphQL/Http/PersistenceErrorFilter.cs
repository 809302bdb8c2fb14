using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Http;

/// <summary>
/// Says to the client what it can act on. Everything else stays masked, a refusal by a policy above all: no client can
/// mend it, and its text names tables.
/// </summary>
internal sealed partial class PersistenceErrorFilter(ILogger<PersistenceErrorFilter> logger) : IErrorFilter
{
    /// <inheritdoc/>
    public GraphQLError OnError(GraphQLError error)
    {
        if (error.Exception is not PersistenceException exception
            || Describe(exception) is not (string code, string message))
        {
            return error;
        }

        LogMapped(exception, code, exception.SqlState);
        return error with { Code = code, Message = message };
    }

    /// <summary>The error of an exception that did not reach the engine.</summary>
    public GraphQLError ToError(PersistenceException exception)
    {
        (string code, string message) = Describe(exception) ?? (ErrorCodes.InternalError, "Unexpected Execution Error");
        LogMapped(exception, code, exception.SqlState);
        return new GraphQLError { Message = message, Code = code };
    }

    private static (string Code, string Message)? Describe(PersistenceException exception) => exception switch
    {
        DatabaseUnavailableException => (
            ServerErrorCodes.DatabaseUnavailable,
            "The database cannot be reached at the moment. Send the request again later."),
        DatabaseTimeoutException => (
            ServerErrorCodes.DatabaseTimeout,
            "The database did not answer in time. Ask for less, or send the request again."),
        ConcurrencyException => (
            ServerErrorCodes.ConcurrencyConflict,
            "It was changed in the meantime. Read it again and repeat the command with the version you saw."),
        InvalidTextException => (
            ErrorCodes.BadUserInput, "A text has the character U+0000, which the database cannot hold. Leave it out."),
        ValueOutOfRangeException => (
            ErrorCodes.BadUserInput,
            "A number is too large for the database, or became so in a sum. Give a smaller one."),
        DuplicateKeyException => (ServerErrorCodes.DuplicateKey, "A value that must be unique is taken already."),
        _ => null,
    };

    [LoggerMessage(EventId = 20, Level = LogLevel.Warning, Message = "{Code}, SQLSTATE {SqlState}")]
    private partial void LogMapped(Exception exception, string code, string? sqlState);
}
