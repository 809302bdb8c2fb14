using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GraphTenancy.Benchmarks.Load;

/// <summary>
/// One HTTP/1.1 connection that sends ready bytes and reads one answer. It does a fraction of the work of
/// <see cref="HttpClient"/>: on few cores a load generator takes from the servers what it uses itself.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] HeaderEnd = "\r\n\r\n"u8.ToArray();

    private readonly Socket _socket;
    private byte[] _buffer = new byte[64 * 1024];
    private int _filled;

    private HttpConnection(Socket socket) => _socket = socket;

    /// <summary>Connects.</summary>
    public static async Task<HttpConnection> ConnectAsync(Uri url)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Parse(url.Host), url.Port);
        return new HttpConnection(socket);
    }

    /// <summary>Sends a request and reads its answer, whose body stays valid until the next one.</summary>
    public async ValueTask<HttpAnswer> SendAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        _filled = 0;
        int headerLength;
        while ((headerLength = _buffer.AsSpan(0, _filled).IndexOf(HeaderEnd)) < 0)
        {
            await ReceiveAsync();
        }

        int bodyStart = headerLength + HeaderEnd.Length;
        (int status, int? contentLength, bool isChunked) = ReadHeader(_buffer.AsSpan(0, headerLength + 2));
        int bodyLength = isChunked
            ? await ReceiveChunksAsync(bodyStart)
            : await ReceiveExactlyAsync(bodyStart, contentLength ?? 0);
        return new HttpAnswer(status, _buffer.AsMemory(bodyStart, bodyLength));
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private async ValueTask ReceiveAsync()
    {
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        int received = await _socket.ReceiveAsync(_buffer.AsMemory(_filled));
        if (received == 0)
        {
            throw new IOException("The server closed the connection.");
        }

        _filled += received;
    }

    private async ValueTask<int> ReceiveExactlyAsync(int bodyStart, int length)
    {
        while (_filled < bodyStart + length)
        {
            await ReceiveAsync();
        }

        return length;
    }

    /// <summary>Receives chunks and puts their contents behind each other, from where the body starts.</summary>
    private async ValueTask<int> ReceiveChunksAsync(int bodyStart)
    {
        int written = bodyStart;
        int at = bodyStart;
        while (true)
        {
            int lineLength;
            while ((lineLength = _buffer.AsSpan(at, _filled - at).IndexOf("\r\n"u8)) < 0)
            {
                await ReceiveAsync();
            }

            if (!Utf8Parser.TryParse(_buffer.AsSpan(at, lineLength), out int size, out _, 'x'))
            {
                throw new InvalidDataException("A chunk of the answer has no length.");
            }

            at += lineLength + 2;
            while (_filled < at + size + 2)
            {
                await ReceiveAsync();
            }

            if (size == 0)
            {
                return written - bodyStart;
            }

            _buffer.AsSpan(at, size).CopyTo(_buffer.AsSpan(written));
            written += size;
            at += size + 2;
        }
    }

    private static (int Status, int? ContentLength, bool IsChunked) ReadHeader(ReadOnlySpan<byte> header)
    {
        // "HTTP/1.1 200 OK"
        Utf8Parser.TryParse(header[9..12], out int status, out _);
        int? contentLength = null;
        bool isChunked = false;
        for (ReadOnlySpan<byte> rest = header; !rest.IsEmpty;)
        {
            int end = rest.IndexOf("\r\n"u8);
            ReadOnlySpan<byte> line = rest[..end];
            rest = rest[(end + 2)..];
            int colon = line.IndexOf((byte)':');
            if (colon == 14 && Ascii.EqualsIgnoreCase(line[..colon], "content-length"u8))
            {
                Utf8Parser.TryParse(line[(colon + 1)..].Trim((byte)' '), out int length, out _);
                contentLength = length;
            }
            else if (colon == 17 && Ascii.EqualsIgnoreCase(line[..colon], "transfer-encoding"u8))
            {
                isChunked = true;
            }
        }

        return (status, contentLength, isChunked);
    }
}

/// <summary>An answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, without chunks.</param>
internal readonly record struct HttpAnswer(int Status, ReadOnlyMemory<byte> Body);
