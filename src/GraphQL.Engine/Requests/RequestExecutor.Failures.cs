using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Types.Coercion;
using Microsoft.Extensions.Logging;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <content>What ends a request early: its time-out, and whatever is thrown on the way.</content>
public sealed partial class RequestExecutor
{
    private ExecutionResult FailureOf(
        Exception exception,
        RequestProgress progress,
        CancellationTokenSource aborted,
        CancellationToken cancellationToken)
    {
        // Nobody is left to read an error once the client is gone.
        cancellationToken.ThrowIfCancellationRequested();
        bool isTimeout = exception is OperationCanceledException && aborted.IsCancellationRequested;
        return ResponseFormatter.WriteRequestError(progress, isTimeout ? [TimedOut(progress)] : ErrorsOf(exception));
    }

    private CancellationTokenSource CreateLimit(CancellationToken cancellationToken)
    {
        CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (_options.ExecutionTimeout != Timeout.InfiniteTimeSpan)
        {
            limit.CancelAfter(_options.ExecutionTimeout);
        }

        return limit;
    }

    private IReadOnlyList<GraphQLError> ErrorsOf(Exception exception) => exception switch
    {
        RequestRefusedException refused => refused.Errors,
        VariableCoercionException variables => variables.Errors,
        _ => [_errorHandler.Handle(exception)],
    };

    private GraphQLError TimedOut(RequestProgress progress)
    {
        LogTimeout(progress.Key.ToString(), _options.ExecutionTimeout);
        return new GraphQLError
        {
            Message = $"The request exceeded the execution time-out of {_options.ExecutionTimeout:c}.",
            Code = ErrorCodes.Timeout,
        };
    }

    [LoggerMessage(
        EventId = 2,
        EventName = "ExecutionTimeout",
        Level = LogLevel.Warning,
        Message = "The operation of document {DocumentHash} exceeded the execution time-out of {ExecutionTimeout}.")]
    private partial void LogTimeout(string documentHash, TimeSpan executionTimeout);
}
