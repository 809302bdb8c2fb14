using System.Buffers;
using System.IO.Pipelines;

namespace GraphTenancy.GraphQL.Http;

/// <summary>
/// Parts of <c>multipart/mixed</c>. Clients take a part when they see the delimiter behind it, so that one is sent with
/// the part and not before the next one.
/// </summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc2046#section-5.1</remarks>
internal sealed class MultipartWriter(PipeWriter output, bool isWrapped) : StreamWriter(output)
{
    private bool _hasBegun;

    /// <inheritdoc/>
    protected override void WriteNext(ReadOnlySpan<byte> body)
    {
        if (isWrapped)
        {
            WritePart("{\"payload\":"u8, body, "}"u8);
        }
        else
        {
            WritePart(default, body, default);
        }
    }

    /// <inheritdoc/>
    protected override void WriteHeartbeat()
    {
        // Only Apollo's protocol has a part that means nothing; elsewhere it would be taken for an answer. There the
        // first delimiter alone is what can be sent early.
        if (isWrapped)
        {
            WritePart("{"u8, default, "}"u8);
        }
        else if (!_hasBegun)
        {
            WriteFirstDelimiter();
        }
    }

    /// <inheritdoc/>
    protected override void WriteError(ReadOnlySpan<byte> body)
    {
        if (isWrapped)
        {
            // body is {"errors":[…]}: its brace is replaced by the empty payload.
            WritePart("{\"payload\":null,"u8, body[1..], default);
        }
        else
        {
            WritePart(default, body, default);
        }
    }

    /// <inheritdoc/>
    protected override void WriteComplete()
    {
        WriteFirstDelimiter();
        Output.Write("--\r\n"u8);
    }

    private void WritePart(ReadOnlySpan<byte> before, ReadOnlySpan<byte> body, ReadOnlySpan<byte> after)
    {
        WriteFirstDelimiter();
        Output.Write("\r\nContent-Type: application/json; charset=utf-8\r\n\r\n"u8);
        Output.Write(before);
        Output.Write(body);
        Output.Write(after);
        Output.Write("\r\n---"u8);
    }

    private void WriteFirstDelimiter()
    {
        if (!_hasBegun)
        {
            Output.Write("\r\n---"u8);
            _hasBegun = true;
        }
    }
}
