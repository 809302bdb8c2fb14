using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Requests.Documents;

/// <summary>The entry <c>extensions.persistedQuery</c> of a request.</summary>
/// <remarks>https://www.apollographql.com/docs/apollo-server/performance/apq</remarks>
internal static class PersistedQuery
{
    private const string Name = "persistedQuery";

    /// <summary>The hash that the client gives, in lower case; <see langword="null"/> without the entry.</summary>
    /// <exception cref="GraphQLException">The entry is malformed or of another version.</exception>
    public static string? ReadHash(JsonElement extensions)
    {
        if (extensions.ValueKind != JsonValueKind.Object || !extensions.TryGetProperty(Name, out JsonElement entry)
            || entry.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (entry.ValueKind != JsonValueKind.Object
            || !entry.TryGetProperty("version", out JsonElement version)
            || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number != 1)
        {
            throw Refuse("Unsupported persisted query version. Send version 1.");
        }

        if (!entry.TryGetProperty("sha256Hash", out JsonElement hash) || hash.ValueKind != JsonValueKind.String
            || hash.GetString() is not { Length: > 0 } text)
        {
            throw Refuse(
                "extensions.persistedQuery has no sha256Hash. Send the SHA-256 of the document in hexadecimal.");
        }

        return text.ToLowerInvariant();
    }

    private static GraphQLException Refuse(string message) => new(message, ErrorCodes.BadRequest);
}
