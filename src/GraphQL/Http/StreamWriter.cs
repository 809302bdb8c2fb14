using System.IO.Pipelines;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;

namespace GraphTenancy.GraphQL.Http;

/// <summary>
/// Writes the answers of one request into its HTTP response, each flushed by itself. A flush comes back when the
/// client's side has room, and the server ends a connection whose client takes less than a trickle.
/// </summary>
internal abstract class StreamWriter(PipeWriter output) : IResponseSink
{
    /// <summary>Where the answers go.</summary>
    protected PipeWriter Output { get; } = output;

    /// <summary>The code of the last error that was sent; for the log.</summary>
    public string? LastCode { get; private set; }

    /// <summary>Begins the response: from here on its status is 200.</summary>
    public static StreamWriter Start(HttpContext context, StreamFormat format)
    {
        HttpResponse response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = format.ContentType;
        HttpErrors.AddCommonHeaders(context);

        // nginx and its like collect an answer before they pass it on, unless they are told.
        response.Headers["X-Accel-Buffering"] = "no";
        return format.Kind == StreamFormatKind.EventStream
            ? new EventStreamWriter(response.BodyWriter)
            : new MultipartWriter(response.BodyWriter, format.Kind == StreamFormatKind.MultipartSubscription);
    }

    /// <inheritdoc/>
    public async ValueTask SendAsync(ExecutionResult result, CancellationToken cancellationToken)
    {
        LastCode = result.Errors.Count > 0 ? result.Errors[0].Code : LastCode;
        WriteNext(result.Body.Span);
        await FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask SendHeartbeatAsync(CancellationToken cancellationToken)
    {
        WriteHeartbeat();
        await FlushAsync(cancellationToken);
    }

    /// <summary>Says why there are no more answers.</summary>
    public async ValueTask SendErrorAsync(GraphQLError error, CancellationToken cancellationToken)
    {
        WriteError(HttpErrors.Serialize(error));
        await FlushAsync(cancellationToken);
    }

    /// <summary>Ends the stream in the way that tells its end from a broken connection.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        WriteComplete();
        await FlushAsync(cancellationToken);
    }

    /// <summary>Writes an answer.</summary>
    protected abstract void WriteNext(ReadOnlySpan<byte> body);

    /// <summary>Writes what readers pass over.</summary>
    protected abstract void WriteHeartbeat();

    /// <summary>Writes an answer that has errors only and is the last one.</summary>
    protected abstract void WriteError(ReadOnlySpan<byte> body);

    /// <summary>Writes the end.</summary>
    protected abstract void WriteComplete();

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        FlushResult flushed = await Output.FlushAsync(cancellationToken);
        if (flushed.IsCompleted)
        {
            throw new OperationCanceledException("The client has left.");
        }
    }
}
