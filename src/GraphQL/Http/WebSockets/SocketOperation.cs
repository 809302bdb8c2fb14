using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;

namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>An operation of a socket, and its way back to the client. It ends once, whoever ends it.</summary>
internal sealed class SocketOperation(string id, SocketSender sender, SocketProtocol protocol) : IResponseSink
{
    private int _hasEnded;

    /// <summary>The id that the client chose.</summary>
    public string Id => id;

    /// <summary>The code of the last error that was sent; for the log.</summary>
    public string? LastCode { get; private set; }

    /// <inheritdoc/>
    public ValueTask SendAsync(ExecutionResult result, CancellationToken cancellationToken)
    {
        LastCode = result.Errors.Count > 0 ? result.Errors[0].Code : LastCode;
        return sender.SendAsync(ServerMessages.Next(id, result), () => Volatile.Read(ref _hasEnded) == 0);
    }

    /// <summary>Nothing: the pings of the socket are its signs of life.</summary>
    public ValueTask SendHeartbeatAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Ends the operation because it was not executed.</summary>
    public ValueTask FailAsync(ExecutionResult result) => sender.SendAsync(ServerMessages.Error(id, result), TryEnd);

    /// <summary>Ends the operation because it cannot be executed, or not to its end.</summary>
    public ValueTask FailAsync(GraphQLError error) => sender.SendAsync(ServerMessages.Error(id, error), TryEnd);

    /// <summary>Ends the operation after its last answer.</summary>
    public ValueTask CompleteAsync() => sender.SendAsync(ServerMessages.Complete(id), TryEnd);

    /// <summary>
    /// The client has ended the operation: nothing more is sent for its id, which may name another one.
    /// </summary>
    public void Leave() => Interlocked.Exchange(ref _hasEnded, 1);

    private bool TryEnd() => Interlocked.Exchange(ref _hasEnded, 1) == 0 && protocol.TryEnd(id);
}
