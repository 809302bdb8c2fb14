using System.Diagnostics;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Requests;

namespace GraphTenancy.GraphQL.Http;

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
        Operation = NameOf(result.Operation);
        OperationName = result.OperationName;
        DocumentHash = result.DocumentHash;
        Code = result.Errors.Count > 0 ? result.Errors[0].Code : null;
    }

    /// <summary>Takes over what the engine found out at the start of a stream.</summary>
    public void Note(ResponseStream stream)
    {
        Operation = NameOf(stream.Operation);
        OperationName = stream.OperationName;
        DocumentHash = stream.DocumentHash;
    }

    private static string? NameOf(OperationType? operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => null,
    };
}
