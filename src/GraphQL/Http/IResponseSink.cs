using GraphTenancy.GraphQL.Engine.Requests;

namespace GraphTenancy.GraphQL.Http;

/// <summary>Takes the results of a stream to the client, one after the other.</summary>
internal interface IResponseSink
{
    /// <summary>Sends a result, and comes back when the client's side has taken it.</summary>
    ValueTask SendAsync(ExecutionResult result, CancellationToken cancellationToken);

    /// <summary>Shows that the stream is alive although nothing happens.</summary>
    ValueTask SendHeartbeatAsync(CancellationToken cancellationToken);
}
