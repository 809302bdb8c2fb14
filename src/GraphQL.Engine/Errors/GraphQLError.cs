namespace GraphTenancy.GraphQL.Engine.Errors;

/// <summary>One entry of the response's <c>errors</c>.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Errors</remarks>
public sealed record GraphQLError
{
    /// <summary>What happened, what was allowed and what to do; never SQL, a table name or a foreign id.</summary>
    public required string Message { get; init; }

    /// <summary>
    /// The stable code, sent as <c>extensions.code</c>; null when the client has nothing to branch on.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>Places in the document; empty when the error has none.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; init; } = [];

    /// <summary>The response position; <see langword="null"/> for a request error.</summary>
    public ResultPath? Path { get; init; }

    /// <summary>Further entries of <c>extensions</c>; values are JSON scalars or lists of them.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>What caused it; for logs and error filters, never sent.</summary>
    public Exception? Exception { get; init; }
}
