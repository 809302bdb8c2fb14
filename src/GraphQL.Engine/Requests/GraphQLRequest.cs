using System.Text.Json;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>A request as it came in: document, operation name, variables.</summary>
/// <remarks>https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters</remarks>
public sealed record GraphQLRequest
{
    /// <summary>The document in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>Which operation of the document; <see langword="null"/> when it has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>A JSON object; undefined when the request has no variables.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>A JSON object; undefined when the request has no extensions.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>The kinds of operation that the transport allows: over HTTP GET only queries.</summary>
    public AllowedOperations AllowedOperations { get; init; } = AllowedOperations.All;
}
