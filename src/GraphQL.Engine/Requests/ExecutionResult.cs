using System.Text;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>A finished response, as UTF-8 JSON. The receiver disposes it after sending.</summary>
public sealed class ExecutionResult : IDisposable
{
    private readonly ResultWriter _writer;

    internal ExecutionResult(ResultWriter writer) => _writer = writer;

    /// <summary>The whole response body.</summary>
    public ReadOnlyMemory<byte> Body => _writer.Written;

    /// <summary>The errors that the body holds.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; init; } = [];

    /// <summary>
    /// Whether execution began; <see langword="false"/> for a request error, whose body has no <c>data</c>.
    /// </summary>
    public bool HasData { get; init; }

    /// <summary>Whether the transport does not allow the kind of operation; HTTP answers 405.</summary>
    public bool IsOperationNotAllowed { get; init; }

    /// <summary>The kind of operation; <see langword="null"/> when it was not determined.</summary>
    public OperationType? Operation { get; init; }

    /// <summary>The operation's name; <see langword="null"/> when it has none or was not determined.</summary>
    public string? OperationName { get; init; }

    /// <summary>SHA-256 of the document in lower-case hexadecimal.</summary>
    public required string DocumentHash { get; init; }

    /// <summary>The whole response body as text.</summary>
    public string ToJson() => Encoding.UTF8.GetString(Body.Span);

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
