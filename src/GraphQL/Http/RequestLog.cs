using System.Diagnostics;
using GraphTenancy.GraphQL.Engine.Requests;

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

/// <summary>What the log line says; filled in while the request is on its way.</summary>
internal sealed record RequestRecord
{
    public long Started { get; } = Stopwatch.GetTimestamp();

    public string? Operation { get; set; }

    public string? OperationName { get; set; }

    public string? Tenant { get; set; }

    public string? User { get; set; }

    public string? DocumentHash { get; set; }

    public string? Code { get; set; }

    public int Status { get; set; }

    /// <summary>Whether the operations of the request have lines of their own, which say it all.</summary>
    public bool IsLogged { get; set; }

    /// <summary>A record of one operation of the same caller.</summary>
    public RequestRecord ForOperation() => new() { Tenant = Tenant, User = User };

    /// <summary>Takes over what the engine found out.</summary>
    public void Note(ExecutionResult result)
    {
        Operation = result.Operation?.ToString().ToLowerInvariant();
        OperationName = result.OperationName;
        DocumentHash = result.DocumentHash;
        Code = result.Errors.Count > 0 ? result.Errors[0].Code : null;
    }

    /// <summary>Takes over what the engine found out at the start of a stream.</summary>
    public void Note(ResponseStream stream)
    {
        Operation = stream.Operation?.ToString().ToLowerInvariant();
        OperationName = stream.OperationName;
        DocumentHash = stream.DocumentHash;
    }
}
