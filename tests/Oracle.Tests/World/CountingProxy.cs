using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace GraphTenancy.Oracle.Tests.World;

/// <summary>
/// Stands between the server and PostgreSQL, forwards every byte and counts what makes a round trip: Sync messages
/// and simple queries. It reads the frontend's half of the protocol and understands nothing else of it.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/protocol-message-formats.html</remarks>
public sealed class CountingProxy : IAsyncDisposable
{
    // Requests for encryption precede the start-up message, have no type and are answered by one byte.
    private const int SslRequest = 80877103;
    private const int GssRequest = 80877104;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly EndPoint _target;
    private readonly Task _accepting;
    private int _syncs;
    private int _queries;
    private int _resets;
    private int _connections;

    private CountingProxy(EndPoint target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Round trips since the start: what the client sent and then had to wait for.</summary>
    public int RoundTrips => Volatile.Read(ref _syncs) + Volatile.Read(ref _queries);

    /// <summary>Resets of a pooled connection; they travel in front of the next batch and nobody waits.</summary>
    public int Resets => Volatile.Read(ref _resets);

    /// <summary>Connections ever opened.</summary>
    public int Connections => Volatile.Read(ref _connections);

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Puts a proxy before the server that a connection string names.</summary>
    public static (CountingProxy Proxy, string ConnectionString) Before(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        string host = builder.Host ?? "localhost";
        EndPoint target = host.StartsWith('/')
            ? new UnixDomainSocketEndPoint($"{host}/.s.PGSQL.{builder.Port}")
            : new DnsEndPoint(host, builder.Port);
        var proxy = new CountingProxy(target);
        builder.Host = "127.0.0.1";
        builder.Port = proxy.Port;
        builder.SslMode = SslMode.Disable;    // what is encrypted cannot be counted
        return (proxy, builder.ConnectionString);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(client);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new Socket(
            _target is UnixDomainSocketEndPoint ? AddressFamily.Unix : AddressFamily.InterNetwork,
            SocketType.Stream,
            _target is UnixDomainSocketEndPoint ? ProtocolType.Unspecified : ProtocolType.Tcp))
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(_target, _stop.Token);
                await using var upstream = new NetworkStream(server);
                Task up = PumpAsync(client.GetStream(), upstream, new FrontendReader(this));
                Task down = PumpAsync(upstream, client.GetStream(), reader: null);
                await await Task.WhenAny(up, down);
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
            {
                // Either side hung up; the other one learns of it by the sockets being closed.
                return;
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, FrontendReader? reader)
    {
        byte[] buffer = new byte[16384];
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and int count)
        {
            // Counted before it is forwarded: whoever has the answer can be sure that its question was counted.
            reader?.Read(buffer.AsSpan(0, count));
            await to.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
        }
    }

    private void Count(char type, ReadOnlySpan<byte> body)
    {
        switch (type)
        {
            case 'S':
                Interlocked.Increment(ref _syncs);
                break;
            case 'Q' when IsReset(body):
                Interlocked.Increment(ref _resets);
                break;
            case 'Q':
                Interlocked.Increment(ref _queries);
                break;
        }
    }

    private static bool IsReset(ReadOnlySpan<byte> body)
    {
        string text = Encoding.UTF8.GetString(body);
        return text.StartsWith("DISCARD ALL", StringComparison.Ordinal)
            || text.StartsWith("SET SESSION AUTHORIZATION DEFAULT", StringComparison.Ordinal);
    }

    /// <summary>Cuts the stream of one connection into messages, wherever its packets begin and end.</summary>
    private sealed class FrontendReader(CountingProxy owner)
    {
        private readonly List<byte> _pending = [];
        private bool _started;

        public void Read(ReadOnlySpan<byte> bytes)
        {
            _pending.AddRange(bytes);
            while (TryTake())
            {
                continue;
            }
        }

        private bool TryTake()
        {
            int header = _started ? 1 : 0;
            if (_pending.Count < header + 4)
            {
                return false;
            }

            ReadOnlySpan<byte> bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_pending);
            int length = header + BinaryPrimitives.ReadInt32BigEndian(bytes[header..]);
            if (bytes.Length < length)
            {
                return false;
            }

            if (_started)
            {
                owner.Count((char)bytes[0], bytes[5..length]);
            }
            else
            {
                int code = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
                _started = code is not (SslRequest or GssRequest);
            }

            _pending.RemoveRange(0, length);
            return true;
        }
    }
}
