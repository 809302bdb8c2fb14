using System.Buffers;
using System.Net.WebSockets;

namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>Reads whole text messages up to a limit.</summary>
internal sealed class SocketReader(WebSocket socket, int limit) : IDisposable
{
    private const int FirstSize = 4096;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);

    /// <summary>Reads the next message; it is valid until the next call.</summary>
    /// <returns>The message, or how to close because there is none.</returns>
    /// <exception cref="WebSocketException">The socket is broken.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async ValueTask<(ReadOnlyMemory<byte> Message, SocketClose? Close)> ReadAsync(
        CancellationToken cancellationToken)
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult received = await socket.ReceiveAsync(
                _buffer.AsMemory(length), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return (default, SocketClose.Normal);
            }

            if (received.MessageType == WebSocketMessageType.Binary)
            {
                return (default, SocketClose.InvalidMessage);
            }

            length += received.Count;
            if (length > limit)
            {
                return (default, SocketClose.TooBig);
            }

            if (received.EndOfMessage)
            {
                return (_buffer.AsMemory(0, length), null);
            }

            if (length == _buffer.Length)
            {
                Grow();
            }
        }
    }

    /// <summary>Passes over whatever comes until the client has closed its side.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
        {
            ValueWebSocketReceiveResult received = await socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
