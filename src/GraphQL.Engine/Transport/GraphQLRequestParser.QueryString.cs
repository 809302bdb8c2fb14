using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Requests;

namespace GraphTenancy.GraphQL.Engine.Transport;

/// <content>Query strings.</content>
/// <remarks>https://graphql.github.io/graphql-over-http/draft/#sec-GET</remarks>
public static partial class GraphQLRequestParser
{
    // Unlike the encoder's default, this refuses half a surrogate pair instead of replacing it.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, true);

    /// <summary>Reads the query string of a GET; other parameters than those of a request are ignored.</summary>
    /// <param name="queryString">As it stands in the URL, with or without the question mark.</param>
    /// <exception cref="Errors.GraphQLException">The query string is not a request.</exception>
    public static GraphQLRequest ParseQueryString(ReadOnlySpan<char> queryString)
    {
        string? query = null;
        string? operationName = null;
        string? documentId = null;
        string? variables = null;
        string? extensions = null;
        queryString = queryString.TrimStart('?');
        foreach (Range range in queryString.Split('&'))
        {
            ReadOnlySpan<char> parameter = queryString[range];
            int equals = parameter.IndexOf('=');
            string name = Decode(equals < 0 ? parameter : parameter[..equals]);
            ReadOnlySpan<char> value = equals < 0 ? default : parameter[(equals + 1)..];
            switch (name)
            {
                case "query":
                    Assign(ref query, name, value);
                    break;
                case "operationName":
                    Assign(ref operationName, name, value);
                    break;
                case "documentId" or "id":
                    Assign(ref documentId, name, value);
                    break;
                case "variables":
                    Assign(ref variables, name, value);
                    break;
                case "extensions":
                    Assign(ref extensions, name, value);
                    break;
                default:
                    break;
            }
        }

        documentId = string.IsNullOrEmpty(documentId) ? null : documentId;
        JsonElement more = ParseObject(extensions, "extensions");
        bool isNamed = string.IsNullOrEmpty(query) && NamesDocument(documentId, more);
        return new GraphQLRequest
        {
            Document = isNamed ? default : Encode(string.IsNullOrEmpty(query) ? throw MissingQuery() : query, "query"),
            DocumentId = documentId,
            OperationName = string.IsNullOrEmpty(operationName) ? null : operationName,
            Variables = ParseObject(variables, "variables"),
            Extensions = more,
        };
    }

    private static void Assign(ref string? target, string name, ReadOnlySpan<char> value)
    {
        if (target is not null)
        {
            throw Refusal($"The query string holds the parameter \"{name}\" twice. Send it once.");
        }

        target = Decode(value);
    }

    private static string Decode(ReadOnlySpan<char> text) =>
        Uri.UnescapeDataString(text.ToString().Replace('+', ' '));

    private static byte[] Encode(string text, string name)
    {
        try
        {
            return StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw Refusal($"The parameter \"{name}\" is not UTF-8. Send it percent-encoded as UTF-8.");
        }
    }

    // A form sends an empty parameter for what was not filled in.
    private static JsonElement ParseObject(string? text, string name)
    {
        if (string.IsNullOrEmpty(text))
        {
            return default;
        }

        byte[] json = Encode(text, name);
        try
        {
            var reader = new Utf8JsonReader(json, ReaderOptions);
            reader.Read();
            JsonElement value = ReadObject(ref reader, json, name);
            reader.Read();
            return value;
        }
        catch (JsonException exception)
        {
            throw JsonRefusal(json, $"\"{name}\"", exception);
        }
    }
}
