using System.Text;

namespace GraphTenancy.Benchmarks.Load;

/// <summary>A request, as the bytes that are sent, and what a right answer contains.</summary>
internal sealed class LoadRequest
{
    private static readonly byte[] Errors = "\"errors\":[{"u8.ToArray();

    private readonly byte[] _mustContain;

    /// <summary>Makes the bytes.</summary>
    /// <param name="url">Where it goes.</param>
    /// <param name="authorization">The header's value.</param>
    /// <param name="body">JSON in UTF-8.</param>
    /// <param name="mustContain">What a right answer contains, such as the id that was asked for.</param>
    public LoadRequest(Uri url, string authorization, byte[] body, string mustContain)
    {
        Url = url;
        _mustContain = Encoding.UTF8.GetBytes(mustContain);
        byte[] header = Encoding.ASCII.GetBytes(
            $"POST {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nAuthorization: {authorization}\r\n"
            + $"Content-Type: application/json\r\nAccept: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
        Bytes = [.. header, .. body];
    }

    /// <summary>Where it goes.</summary>
    public Uri Url { get; }

    /// <summary>Header and body.</summary>
    public byte[] Bytes { get; }

    /// <summary>Whether the answer is one that the request may get.</summary>
    /// <exception cref="InvalidOperationException">It is not; the message has it in full.</exception>
    public void Check(HttpAnswer answer)
    {
        ReadOnlySpan<byte> body = answer.Body.Span;
        if (answer.Status != 200 || body.IndexOf(_mustContain) < 0 || body.IndexOf(Errors) >= 0)
        {
            throw new InvalidOperationException(
                $"{Url} answered {answer.Status}, \"{Encoding.UTF8.GetString(_mustContain)}\" was to be in it: "
                + Encoding.UTF8.GetString(body));
        }
    }
}
