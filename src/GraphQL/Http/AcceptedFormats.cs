using Microsoft.Net.Http.Headers;

namespace GraphTenancy.GraphQL.Http;

/// <summary>What the header <c>Accept</c> allows: a form for one answer, and one for a stream of answers.</summary>
/// <param name="Single">The form of a whole answer; <see langword="null"/> when only a stream is accepted.</param>
/// <param name="Stream">The form of a stream; <see langword="null"/> when only a whole answer is accepted.</param>
/// <remarks>https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types</remarks>
internal readonly record struct AcceptedFormats(ResponseFormat? Single, StreamFormat? Stream)
{
    /// <summary>Whether the client takes nothing that this server can send.</summary>
    public bool IsEmpty => Single is null && Stream is null;

    /// <summary>Chooses for each the one with the highest quality, the first among equals.</summary>
    public static AcceptedFormats Of(HttpRequest request)
    {
        // Most clients send one of these; parsing would cost more than all the rest of this step.
        switch (request.Headers.Accept.ToString())
        {
            case "":
            case "*/*":
            case "application/json":
                return new AcceptedFormats(ResponseFormat.Json, null);
            case "application/graphql-response+json":
                return new AcceptedFormats(ResponseFormat.GraphQLResponse, null);
            default:
                return Parse(request);
        }
    }

    private static AcceptedFormats Parse(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out IList<MediaTypeHeaderValue>? ranges))
        {
            return default;
        }

        MediaTypeHeaderValue[] accepted =
        [
            .. ranges.Where(static range => range.Quality != 0 && IsUtf8(range))
                .OrderByDescending(static range => range.Quality ?? 1),
        ];
        return new AcceptedFormats(
            accepted.Select(MatchSingle).FirstOrDefault(static format => format is not null),
            accepted.Select(StreamFormat.Match).FirstOrDefault(static format => format is not null));
    }

    // The draft asks for application/json where the client does not care: an older client may be behind it.
    private static ResponseFormat? MatchSingle(MediaTypeHeaderValue range) =>
        range.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/graphql-response+json" or "application/*" => ResponseFormat.GraphQLResponse,
            "application/json" or "*/*" => ResponseFormat.Json,
            _ => null,
        };

    private static bool IsUtf8(MediaTypeHeaderValue range) =>
        range.Charset.Length == 0 || range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
