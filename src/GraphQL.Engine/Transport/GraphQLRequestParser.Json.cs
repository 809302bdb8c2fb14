using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;

namespace GraphTenancy.GraphQL.Engine.Transport;

/// <content>JSON bodies.</content>
public static partial class GraphQLRequestParser
{
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    private static readonly JsonDocumentOptions DocumentOptions = new()
    {
        MaxDepth = MaxDepth,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads a body that lies in several pieces, as a pipe hands it out.</summary>
    /// <param name="body">
    /// UTF-8 JSON. The request's document may point into it; the rest of the request outlives it.
    /// </param>
    /// <exception cref="GraphQLException">The body is not a request.</exception>
    public static GraphQLRequest Parse(in ReadOnlySequence<byte> body) =>
        Parse(body.IsSingleSegment ? body.First : body.ToArray());

    /// <summary>Reads a body.</summary>
    /// <param name="body">
    /// UTF-8 JSON. The request's document may point into it; the rest of the request outlives it.
    /// </param>
    /// <exception cref="GraphQLException">The body is not a request.</exception>
    public static GraphQLRequest Parse(ReadOnlyMemory<byte> body)
    {
        body = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        if (!Utf8.IsValid(body.Span))
        {
            throw Refusal("The request body is not UTF-8. Send JSON encoded as UTF-8.");
        }

        try
        {
            return ReadRequest(body);
        }
        catch (JsonException exception)
        {
            throw JsonRefusal(body.Span, "The request body", exception);
        }
    }

    private static GraphQLRequest ReadRequest(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span, ReaderOptions);
        ReadStartOfRequest(ref reader);
        ReadOnlyMemory<byte>? document = null;
        string? operationName = null;
        string? documentId = null;
        JsonElement variables = default;
        JsonElement extensions = default;
        Members seen = Members.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Members member = ReadMember(ref reader, ref seen);
            reader.Read();
            switch (member)
            {
                case Members.Query:
                    document = ReadDocument(ref reader, body);
                    break;
                case Members.OperationName:
                    operationName = ReadText(ref reader, "operationName");
                    break;
                case Members.DocumentId:
                    documentId = ReadText(ref reader, "documentId");
                    break;
                case Members.Variables:
                    variables = ReadObject(ref reader, body.Span, "variables");
                    break;
                case Members.Extensions:
                    extensions = ReadObject(ref reader, body.Span, "extensions");
                    break;
                default:
                    SkipValue(ref reader);
                    break;
            }
        }

        // Anything after the object makes the reader throw.
        reader.Read();
        return new GraphQLRequest
        {
            Document = document ?? (NamesDocument(documentId, extensions) ? default : throw MissingQuery()),
            DocumentId = documentId,
            OperationName = operationName,
            Variables = variables,
            Extensions = extensions,
        };
    }

    private static void ReadStartOfRequest(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            throw Refusal("The request body is a JSON array; batches are not supported. Send one request at a time.");
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Refusal("The request body is not a JSON object. Send an object with the key \"query\".");
        }
    }

    private static Members ReadMember(ref Utf8JsonReader reader, ref Members seen)
    {
        CheckText(ref reader);
        Members member =
            reader.ValueTextEquals("query"u8) ? Members.Query
            : reader.ValueTextEquals("operationName"u8) ? Members.OperationName
            : reader.ValueTextEquals("variables"u8) ? Members.Variables
            : reader.ValueTextEquals("extensions"u8) ? Members.Extensions
            // Hot Chocolate calls it id.
            : reader.ValueTextEquals("documentId"u8) || reader.ValueTextEquals("id"u8) ? Members.DocumentId
            : Members.None;
        if ((seen & member) != Members.None)
        {
            throw Refusal($"The request body holds the key \"{reader.GetString()}\" twice. Send it once.");
        }

        seen |= member;
        return member;
    }

    private static ReadOnlyMemory<byte>? ReadDocument(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        // Clients of trusted documents, such as Relay, send null where they have no text.
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw Refusal($"\"query\" is {Describe(reader.TokenType)}. Send the GraphQL document as a string.");
        }

        if (!reader.ValueIsEscaped)
        {
            return body.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        }

        CheckText(ref reader);

        // Unescaping only shortens.
        byte[] document = new byte[reader.ValueSpan.Length];
        return document.AsMemory(0, reader.CopyString(document));
    }

    private static string? ReadText(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
        {
            throw Refusal($"\"{name}\" is {Describe(reader.TokenType)}. Send a string or null.");
        }

        CheckText(ref reader);
        return reader.GetString();
    }

    private static JsonElement ReadObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string name)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Refusal($"\"{name}\" is {Describe(reader.TokenType)}. Send a JSON object or null.");
        }

        int start = (int)reader.TokenStartIndex;
        SkipValue(ref reader);
        try
        {
            // A copy, so that the element outlives the buffer.
            return JsonElement.Parse(json[start..(int)reader.BytesConsumed], DocumentOptions);
        }
        catch (JsonException exception)
        {
            // Skipping has found it well-formed, so this is what skipping does not look for.
            throw Refusal($"\"{name}\" holds an object with the same key twice. Send each key once.", exception);
        }
    }

    // Reads to the end of the current value and looks at each string on the way.
    private static void SkipValue(ref Utf8JsonReader reader)
    {
        CheckText(ref reader);
        int depth = reader.CurrentDepth;
        bool isNested = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        while (isNested && reader.Read())
        {
            CheckText(ref reader);
            isNested = reader.CurrentDepth > depth;
        }
    }

    // The bytes are valid UTF-8; only an escape can still name half a surrogate pair, and reading it would throw later.
    private static void CheckText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
        {
            return;
        }

        byte[] scratch = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            reader.CopyString(scratch);
        }
        catch (InvalidOperationException)
        {
            throw Refusal("A string of the request holds a lone surrogate escape. Send both halves of the pair.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    private static GraphQLException MissingQuery() =>
        Refusal("The request has no \"query\". Send the GraphQL document as a string under this key.");

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        _ => "null",
    };

    private static GraphQLException JsonRefusal(ReadOnlySpan<byte> json, string what, JsonException exception)
    {
        if (json.Trim(" \t\r\n"u8).IsEmpty)
        {
            return Refusal($"{what} is empty. Send a JSON object.", exception);
        }

        if (IsTooDeep(json))
        {
            return Refusal($"{what} nests deeper than 64 levels. Send flatter JSON.", exception);
        }

        return Refusal(string.Create(
            CultureInfo.InvariantCulture,
            $"{what} is not valid JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}."),
            exception);
    }

    // The reader's exception does not say whether depth or grammar was the reason.
    private static bool IsTooDeep(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        try
        {
            while (reader.Read())
            {
                // A container's own depth is one less than what it holds.
                if (reader.CurrentDepth >= MaxDepth
                    && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    return true;
                }
            }

            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [Flags]
    private enum Members
    {
        None = 0,
        Query = 1,
        OperationName = 2,
        Variables = 4,
        Extensions = 8,
        DocumentId = 16,
    }
}
