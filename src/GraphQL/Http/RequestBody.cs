using System.Buffers;
using System.IO.Pipelines;
using GraphTenancy.GraphQL.Engine.Errors;
using Microsoft.Net.Http.Headers;

namespace GraphTenancy.GraphQL.Http;

/// <summary>Reads request bodies: JSON in UTF-8 up to a limit.</summary>
internal static class RequestBody
{
    private const string Json = "application/json";

    /// <summary>
    /// Only JSON: a browser sends it to another site only after that site has agreed, which keeps forged requests out.
    /// </summary>
    /// <exception cref="GraphQLException"><c>UNSUPPORTED_MEDIA_TYPE</c>.</exception>
    public static void RequireJson(HttpRequest request)
    {
        if (!IsJson(request.ContentType) || request.Headers.ContentEncoding.Count > 0)
        {
            throw new GraphQLException(
                "The body must be uncompressed JSON in UTF-8. Send Content-Type: application/json.",
                ServerErrorCodes.UnsupportedMediaType);
        }
    }

    // Most clients send one of the first two; parsing costs more than all the rest of this step.
    private static bool IsJson(string? contentType) => contentType is Json or $"{Json}; charset=utf-8"
        || (MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
            && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            && (type.Charset.Length == 0
                || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Reads the whole body.</summary>
    /// <exception cref="GraphQLException"><c>REQUEST_TOO_LARGE</c>.</exception>
    public static async ValueTask<byte[]> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        PipeReader reader = request.BodyReader;
        while (true)
        {
            ReadResult result = await ReadAsync(reader, cancellationToken);
            if (result.Buffer.Length > limit)
            {
                reader.AdvanceTo(result.Buffer.End);
                throw TooLarge(limit);
            }

            if (result.IsCompleted)
            {
                byte[] body = result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return body;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static async ValueTask<ReadResult> ReadAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (BadHttpRequestException)
        {
            // The client's doing, like a malformed body, and nothing for the server's log of failures.
            throw new GraphQLException(
                "The body ended early, came too slowly or in broken chunks. Send all that Content-Length announces.",
                ErrorCodes.BadRequest);
        }
    }

    private static GraphQLException TooLarge(int limit) =>
        new($"The body is larger than {limit} bytes.", ServerErrorCodes.RequestTooLarge);
}
