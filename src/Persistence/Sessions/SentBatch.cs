namespace GraphTenancy.Persistence.Sessions;

/// <summary>One round trip: what was sent, and what it came to. Holds no value of any parameter.</summary>
public sealed record SentBatch
{
    /// <summary>In whose name.</summary>
    public required BatchKind Kind { get; init; }

    /// <summary>The statements in their order, without the one that opens the context.</summary>
    public required IReadOnlyList<SentStatement> Statements { get; init; }

    /// <summary>From sending the batch to the end of its last result: without waiting for a connection.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether PostgreSQL refused a statement, the answer broke off, or it could not be read.</summary>
    public required bool HasFailed { get; init; }
}

/// <summary>One statement of a batch.</summary>
/// <param name="Text">The text with placeholders.</param>
/// <param name="Rows">Rows read or changed; <see langword="null"/> when the statement was not completed.</param>
public readonly record struct SentStatement(string Text, long? Rows);
