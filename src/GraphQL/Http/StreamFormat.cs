using Microsoft.Net.Http.Headers;

namespace GraphTenancy.GraphQL.Http;

/// <summary>How several answers to one request follow each other in one HTTP response.</summary>
/// <param name="ContentType">The media type with its parameters.</param>
/// <param name="Kind">How answers are set apart.</param>
internal sealed record StreamFormat(string ContentType, StreamFormatKind Kind)
{
    /// <summary>Server-sent events, one connection for each operation, as the client graphql-sse reads them.</summary>
    /// <remarks>https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#distinct-connections-mode</remarks>
    public static StreamFormat EventStream { get; } =
        new("text/event-stream; charset=utf-8", StreamFormatKind.EventStream);

    /// <summary>Parts of <c>multipart/mixed</c>, each an answer or a part of one.</summary>
    public static StreamFormat Multipart { get; } =
        new("multipart/mixed; boundary=\"-\"", StreamFormatKind.Multipart);

    /// <summary>The same for clients that ask for the version of the incremental format by name.</summary>
    public static StreamFormat Incremental { get; } =
        new("multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2", StreamFormatKind.Multipart);

    /// <summary>
    /// Apollo's protocol for subscriptions: answers stand in <c>payload</c>, which leaves room for signs of life.
    /// </summary>
    /// <remarks>
    /// https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol
    /// </remarks>
    public static StreamFormat MultipartSubscription { get; } =
        new("multipart/mixed; boundary=\"-\"; subscriptionSpec=1.0", StreamFormatKind.MultipartSubscription);

    /// <summary>The format that an element of <c>Accept</c> names; <see langword="null"/> for none of ours.</summary>
    public static StreamFormat? Match(MediaTypeHeaderValue range) => range.MediaType.Value?.ToLowerInvariant() switch
    {
        "text/event-stream" => EventStream,
        "multipart/mixed" => MatchMultipart(range),
        _ => null,
    };

    // A parameter names the wire format that the client can read; an unknown one is a format that we cannot write, and
    // the client gets the answer in one piece.
    private static StreamFormat? MatchMultipart(MediaTypeHeaderValue range)
    {
        string? defer = Parameter(range, "deferSpec");
        string? incremental = Parameter(range, "incrementalSpec");
        string? subscription = Parameter(range, "subscriptionSpec");
        return (defer, incremental, subscription) switch
        {
            (null, null, null) => Multipart,
            (null, "v0.2", null) => Incremental,
            (null, null, "1.0") => MultipartSubscription,
            _ => null,
        };
    }

    private static string? Parameter(MediaTypeHeaderValue range, string name)
    {
        foreach (NameValueHeaderValue parameter in range.Parameters)
        {
            if (parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return HeaderUtilities.RemoveQuotes(parameter.Value).Value;
            }
        }

        return null;
    }
}
