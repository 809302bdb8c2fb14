using System.Diagnostics;

namespace GraphTenancy.GraphQL.Http;

/// <summary>One line per request: who did what for which tenant, and never a value or a token.</summary>
internal sealed partial class RequestLog(ILogger<RequestLog> logger)
{
    public void Write(RequestRecord record)
    {
        if (!record.IsLogged && logger.IsEnabled(LogLevel.Information))
        {
            LogRequest(
                record.Operation, record.OperationName, record.Tenant, record.User, record.DocumentHash, record.Status,
                record.Code, Stopwatch.GetElapsedTime(record.Started).TotalMilliseconds);
        }
    }

    [LoggerMessage(
        EventId = 10,
        EventName = "GraphQLRequest",
        Level = LogLevel.Information,
        Message = "GraphQL {Operation} {OperationName} tenant={Tenant} user={User} document={DocumentHash} "
            + "status={Status} code={Code} duration={DurationMs:0.0} ms")]
    private partial void LogRequest(
        string? operation, string? operationName, string? tenant, string? user, string? documentHash, int status,
        string? code, double durationMs);
}
