using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <summary>
/// The results of a request, made while they are read. Dispose it when the client leaves or all was read: that ends
/// whatever still runs for it.
/// </summary>
/// <remarks>
/// https://spec.graphql.org/September2025/#sec-Response-Stream. A source stream of a subscription that fails ends the
/// stream with a last result that has <c>errors</c> only; a field error or the time-out of one event does not end it.
/// One reader at a time.
/// </remarks>
public sealed class ResponseStream : IAsyncDisposable
{
    private readonly IResponseSource _source;
    private int _isRead;

    internal ResponseStream(ResponseStreamKind kind, RequestProgress progress, IResponseSource source)
    {
        Kind = kind;
        Operation = progress.Operation?.Operation;
        OperationName = progress.Operation?.Name?.Value;
        DocumentHash = progress.Key.ToString();
        _source = source;
    }

    /// <summary>How many results come, and what each of them is.</summary>
    public ResponseStreamKind Kind { get; }

    /// <summary>The kind of operation; <see langword="null"/> when it was not determined.</summary>
    public OperationType? Operation { get; }

    /// <summary>The operation's name; <see langword="null"/> when it has none or was not determined.</summary>
    public string? OperationName { get; }

    /// <summary>SHA-256 of the document in lower-case hexadecimal.</summary>
    public string DocumentHash { get; }

    /// <summary>
    /// Reads the results, once; the reader disposes each of them. The next one is made when it is asked for.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading and whatever runs for it.</param>
    /// <exception cref="InvalidOperationException">It was read before.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, or the stream was disposed meanwhile.</exception>
    public IAsyncEnumerable<ExecutionResult> ReadResultsAsync(CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _isRead, 1) == 0
            ? _source.ReadAsync(cancellationToken)
            : throw new InvalidOperationException("The results of a response stream are read once.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
