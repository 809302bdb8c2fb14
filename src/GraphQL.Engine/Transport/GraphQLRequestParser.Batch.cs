using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using GraphTenancy.GraphQL.Engine.Requests;

namespace GraphTenancy.GraphQL.Engine.Transport;

/// <content>Batches: a JSON array of requests.</content>
public static partial class GraphQLRequestParser
{
    private static readonly JsonReaderOptions BatchOptions = new() { MaxDepth = MaxDepth + 1 };

    /// <summary>Whether a body is meant as a batch: the first thing in it opens an array.</summary>
    public static bool IsBatch(ReadOnlySpan<byte> body) =>
        WithoutMark(body).TrimStart(" \t\r\n"u8).StartsWith("["u8);

    /// <summary>Reads a batch.</summary>
    /// <param name="body">
    /// UTF-8 JSON. The requests' documents may point into it; the rest of the requests outlives it.
    /// </param>
    /// <param name="largest">How many requests a batch may hold; at least 1.</param>
    /// <exception cref="Errors.GraphQLException">
    /// The body is no batch, holds none or too many, or one of them is not a request.
    /// </exception>
    public static IReadOnlyList<GraphQLRequest> ParseBatch(ReadOnlyMemory<byte> body, int largest)
    {
        body = body[(body.Length - WithoutMark(body.Span).Length)..];
        if (!Utf8.IsValid(body.Span))
        {
            throw Refusal("The request body is not UTF-8. Send JSON encoded as UTF-8.");
        }

        List<ReadOnlyMemory<byte>> parts;
        try
        {
            parts = Split(body, largest);
        }
        catch (JsonException exception)
        {
            throw JsonRefusal(body.Span, "The request body", exception);
        }

        return [.. parts.Select(static part => Parse(part))];
    }

    private static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body, int largest)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(body.Span, BatchOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw Refusal($"The batch holds {Describe(reader.TokenType)}. Send an array of request objects.");
            }

            if (parts.Count == largest)
            {
                throw Refusal(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The batch holds more than {largest} requests. Send fewer at a time."));
            }

            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            parts.Add(body[start..(int)reader.BytesConsumed]);
        }

        // Anything after the array makes the reader throw.
        reader.Read();
        return parts.Count > 0 ? parts : throw Refusal("The batch is empty. Send at least one request.");
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
