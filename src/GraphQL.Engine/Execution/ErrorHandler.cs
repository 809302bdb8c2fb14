using System.Diagnostics;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.Logging;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>
/// Turns exceptions into errors for the client: filters first, then what nobody maps is masked and logged.
/// </summary>
internal sealed partial class ErrorHandler
{
    internal const string MaskedMessage = "Unexpected Execution Error";

    private readonly IReadOnlyList<IErrorFilter> _filters;
    private readonly ILogger _logger;
    private readonly bool _includeExceptionDetails;

    public ErrorHandler(IEnumerable<IErrorFilter> filters, ILogger logger, bool includeExceptionDetails)
    {
        _filters = [.. filters];
        _logger = logger;
        _includeExceptionDetails = includeExceptionDetails;
    }

    /// <summary>The error of a field.</summary>
    public GraphQLError Handle(Exception exception, PlannedField field, ResultPath path)
    {
        GraphQLError error = ErrorOf(exception);
        return Handle(error with
        {
            Path = error.Path ?? path,
            Locations = error.Locations.Count > 0 ? error.Locations : field.Locations,
        });
    }

    /// <summary>A request error.</summary>
    public GraphQLError Handle(Exception exception) => Handle(ErrorOf(exception));

    private static GraphQLError ErrorOf(Exception exception) => exception switch
    {
        GraphQLException expected => expected.Error,
        CoercionException coercion => new GraphQLError { Message = coercion.Message },
        _ => new GraphQLError { Message = MaskedMessage, Exception = exception },
    };

    private GraphQLError Handle(GraphQLError error)
    {
        foreach (IErrorFilter filter in _filters)
        {
            error = filter.OnError(error);
        }

        // A filter that knows the exception gives the error a message or a code of its own.
        bool isUnmapped = error is { Exception: not null, Code: null } && error.Message == MaskedMessage;
        return isUnmapped ? Mask(error, error.Exception!) : error;
    }

    private GraphQLError Mask(GraphQLError error, Exception exception)
    {
        string traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        LogUnexpectedError(exception, traceId, error.Path is null ? "" : string.Join('.', error.Path.ToList()));
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["traceId"] = traceId };
        if (_includeExceptionDetails)
        {
            extensions["exceptionType"] = exception.GetType().FullName;
            extensions["exceptionMessage"] = exception.Message;
            extensions["stackTrace"] = exception.StackTrace;
        }

        return error with { Code = ErrorCodes.InternalError, Extensions = extensions };
    }

    [LoggerMessage(
        EventId = 1,
        EventName = "UnexpectedExecutionError",
        Level = LogLevel.Error,
        Message = "Unexpected error at '{Path}', trace id {TraceId}.")]
    private partial void LogUnexpectedError(Exception exception, string traceId, string path);
}
