using System.Net.WebSockets;

namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>
/// Sends messages one after the other. Nothing is queued beside those who wait for their turn, and an operation has
/// one message at most that waits: its next event is not made before. A client that does not take a message in time, or
/// for which too many bytes wait, loses the connection, without a farewell: that would wait behind what the client does
/// not read.
/// </summary>
internal sealed class SocketSender(WebSocket socket, TimeSpan timeout, int mostWaiting, CancellationToken ended) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _givenUp = new();
    private bool _isClosed;
    private long _waiting;

    /// <summary>Sends a message.</summary>
    /// <param name="message">UTF-8 JSON.</param>
    /// <param name="isWanted">Asked when it is this message's turn; <see langword="false"/> leaves it out.</param>
    /// <exception cref="OperationCanceledException">The socket has ended.</exception>
    /// <exception cref="WebSocketException">The socket is broken.</exception>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, Func<bool>? isWanted = null)
    {
        // One message is sent whatever its size: only what it waits behind tells that the client is slow.
        long waiting = Interlocked.Add(ref _waiting, message.Length);
        try
        {
            if (waiting > mostWaiting && waiting > message.Length)
            {
                await _givenUp.CancelAsync();
                throw new WebSocketException("The client does not take what it has asked for.");
            }

            await SendInTurnAsync(message, isWanted);
        }
        finally
        {
            Interlocked.Add(ref _waiting, -message.Length);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _givenUp.Dispose();

    /// <summary>Closes this side; what still waits for its turn is left out.</summary>
    public async Task CloseAsync(SocketClose close)
    {
        // Whoever holds the turn gives it back within the time-out.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (!_isClosed && socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using var patience = new CancellationTokenSource(timeout);
                await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, patience.Token);
            }
        }
        catch (Exception broken) when (
            broken is WebSocketException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // The other side is gone or does not read: there is nobody to say farewell to.
            socket.Abort();
        }
        finally
        {
            _isClosed = true;
            _turn.Release();
        }
    }

    private async ValueTask SendInTurnAsync(ReadOnlyMemory<byte> message, Func<bool>? isWanted)
    {
        await _turn.WaitAsync(ended);
        try
        {
            if (!_isClosed && isWanted?.Invoke() != false)
            {
                // A cancelled send aborts the socket, because half a message cannot be taken back.
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(_givenUp.Token);
                patience.CancelAfter(timeout);
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, patience.Token);
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
