using System.Text;
using System.Text.Json;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>A request as it came in: document, operation name, variables.</summary>
/// <remarks>https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters</remarks>
public sealed record GraphQLRequest
{
    /// <summary>The document in UTF-8; empty when the request only names a document.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>
    /// Names a trusted document: the member <c>documentId</c>, or <c>id</c> as Hot Chocolate has it;
    /// <see langword="null"/> when the request brings its own. Automatic persisted queries stand in
    /// <see cref="Extensions"/>.
    /// </summary>
    public string? DocumentId { get; init; }

    /// <summary>Which operation of the document; <see langword="null"/> when it has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>A JSON object; undefined when the request has no variables.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>A JSON object; undefined when the request has no extensions.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>The kinds of operation that the transport allows: over HTTP GET only queries.</summary>
    public AllowedOperations AllowedOperations { get; init; } = AllowedOperations.All;

    /// <summary>What the request wants to know of its cost.</summary>
    public CostMode CostMode { get; init; }

    /// <summary>
    /// Whether the caller may look at the schema: by introspection, and by what "Did you mean" tells.
    /// </summary>
    public bool IsIntrospectionAllowed { get; init; } = true;

    /// <summary>A request of a document as text.</summary>
    public static GraphQLRequest FromSourceText(string sourceText) =>
        new() { Document = Encoding.UTF8.GetBytes(sourceText) };
}
