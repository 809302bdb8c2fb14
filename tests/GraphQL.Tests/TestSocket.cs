using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace GraphTenancy.GraphQL.Tests;

/// <summary>A client's side of a socket, message by message.</summary>
public sealed class TestSocket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly byte[] _buffer = new byte[1024 * 1024];

    private TestSocket(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    /// <summary>The close code, once the server has closed.</summary>
    public int? CloseCode => (int?)Socket.CloseStatus;

    public static async Task<TestSocket> OpenAsync(Uri url, Action<ClientWebSocketOptions> configure)
    {
        var socket = new ClientWebSocket();
        configure(socket.Options);
        using var patience = new CancellationTokenSource(Patience);
        await socket.ConnectAsync(url, patience.Token);
        return new TestSocket(socket);
    }

    public Task SendAsync(string message) => SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text);

    public Task SendAsync(byte[] message, WebSocketMessageType type) =>
        Socket.SendAsync(message, type, endOfMessage: true, CancellationToken.None);

    public Task SubscribeAsync(string id, string query) =>
        SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query } }));

    /// <summary>The next message; null when the server has closed.</summary>
    public async Task<string?> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult received = await Socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += received.Count;
            if (received.EndOfMessage)
            {
                return Encoding.UTF8.GetString(_buffer.AsSpan(0, length));
            }
        }
    }

    /// <summary>Reads until the server closes; the messages before.</summary>
    public async Task<IReadOnlyList<string>> ReadToCloseAsync()
    {
        var messages = new List<string>();
        while (await ReadAsync() is { } message)
        {
            messages.Add(message);
        }

        return messages;
    }

    public async Task<JsonElement> ReadJsonAsync() =>
        JsonSerializer.Deserialize<JsonElement>(await ReadAsync() ?? throw new InvalidOperationException("Closed."));

    /// <summary>How the server closed.</summary>
    public async Task<(int? Code, string? Reason)> ReadCloseAsync()
    {
        await ReadToCloseAsync();
        return (CloseCode, Socket.CloseStatusDescription);
    }

    public void Dispose() => Socket.Dispose();
}
