namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>
/// The state of a socket by the protocol <c>graphql-transport-ws</c>, without the socket: what a message means depends
/// on what came before.
/// </summary>
/// <remarks>https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md</remarks>
internal sealed class SocketProtocol(int maxOperations)
{
    public const string Name = "graphql-transport-ws";

    private readonly Lock _lock = new();
    private readonly HashSet<string> _active = new(StringComparer.Ordinal);
    private volatile bool _isInitialised;
    private bool _isAcknowledged;
    private int _running;

    /// <summary>Whether the client has said who it is.</summary>
    public bool IsInitialised => _isInitialised;

    /// <summary>Takes a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="close">How to close, where that is the step.</param>
    public SocketStep Receive(ClientMessage message, out SocketClose close)
    {
        close = SocketClose.Normal;
        return message.Type switch
        {
            ClientMessageType.ConnectionInit => ReceiveInit(out close),
            ClientMessageType.Ping => SocketStep.Pong,
            ClientMessageType.Subscribe => ReceiveSubscribe(message.Id, out close),
            ClientMessageType.Complete => TryEnd(message.Id) ? SocketStep.Stop : SocketStep.Ignore,
            _ => SocketStep.Ignore,
        };
    }

    /// <summary>The client is known, and may run operations.</summary>
    public void Acknowledge() => _isAcknowledged = true;

    /// <summary>
    /// Ends an operation, by the one who is first: its own end or the client. After that nothing is sent for its id.
    /// </summary>
    /// <returns>Whether it was running.</returns>
    public bool TryEnd(string id)
    {
        lock (_lock)
        {
            return _active.Remove(id);
        }
    }

    /// <summary>An operation that was started runs no more. It may run on for a while after its id was freed.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            _running--;
        }
    }

    private SocketStep ReceiveInit(out SocketClose close)
    {
        close = SocketClose.TooManyInits;
        if (_isInitialised)
        {
            return SocketStep.Close;
        }

        _isInitialised = true;
        return SocketStep.Initialise;
    }

    private SocketStep ReceiveSubscribe(string id, out SocketClose close)
    {
        close = SocketClose.Unauthorized;
        if (!_isAcknowledged)
        {
            return SocketStep.Close;
        }

        close = SocketClose.Duplicate(id);
        lock (_lock)
        {
            if (_active.Contains(id))
            {
                return SocketStep.Close;
            }

            if (_running >= maxOperations)
            {
                return SocketStep.RefuseStart;
            }

            _active.Add(id);
            _running++;
            return SocketStep.Start;
        }
    }
}
