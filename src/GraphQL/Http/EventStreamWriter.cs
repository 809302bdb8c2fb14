using System.Buffers;
using System.IO.Pipelines;

namespace GraphTenancy.GraphQL.Http;

/// <summary>Server-sent events; an answer is JSON without line breaks and so one <c>data</c> line.</summary>
/// <remarks>https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream</remarks>
internal sealed class EventStreamWriter(PipeWriter output) : StreamWriter(output)
{
    /// <inheritdoc/>
    protected override void WriteNext(ReadOnlySpan<byte> body)
    {
        Output.Write("event: next\ndata: "u8);
        Output.Write(body);
        Output.Write("\n\n"u8);
    }

    /// <inheritdoc/>
    protected override void WriteHeartbeat() => Output.Write(":\n\n"u8);

    /// <inheritdoc/>
    protected override void WriteError(ReadOnlySpan<byte> body) => WriteNext(body);

    // Browsers deliver no event without a data line.
    /// <inheritdoc/>
    protected override void WriteComplete() => Output.Write("event: complete\ndata:\n\n"u8);
}
