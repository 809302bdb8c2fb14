using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Transport;

/// <summary>
/// Reads requests from the body of a POST or from the query string of a GET. Whatever two readers could
/// understand differently is refused: keys that stand twice, text that is not UTF-8, lone surrogates.
/// </summary>
/// <remarks>
/// https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters. Every refusal is a
/// <see cref="GraphQLException"/> with the code <see cref="ErrorCodes.BadRequest"/>.
/// </remarks>
public static partial class GraphQLRequestParser
{
    /// <summary>Levels of objects and lists that a body may nest, itself included.</summary>
    public const int MaxDepth = 64;

    /// <summary>Whether the request names a document that the server is to know, and so may bring none.</summary>
    private static bool NamesDocument(string? documentId, JsonElement extensions) => documentId is not null
        || (extensions.ValueKind == JsonValueKind.Object && extensions.TryGetProperty("persistedQuery", out _));

    private static GraphQLException Refusal(string message, JsonException? cause = null) =>
        new(new GraphQLError
        {
            Message = message,
            Code = ErrorCodes.BadRequest,
            Exception = cause,
        });
}
