using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// Reads that travel at the end of another batch and so cost no trip of their own: look-ups with the stream that a
/// command changes, answers with the command itself, whose writes they see. Serves one batch at a time; not
/// thread-safe.
/// </summary>
public interface IBatchTail
{
    /// <summary>The reads, each a statement with one result; none when there is nothing to read.</summary>
    /// <param name="streamId">The stream that the batch is about.</param>
    IReadOnlyList<SqlStatement> StatementsFor(Guid streamId);

    /// <summary>
    /// Reads the results, from the first one, on which the reader stands. Behind a command this runs before anybody
    /// knows whether the command takes effect; an exception from here does not undo it.
    /// </summary>
    ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken);

    /// <summary>Ends a batch for which <see cref="StatementsFor"/> gave statements.</summary>
    /// <param name="tookEffect">Whether it took effect with these reads; if not, what was read never was.</param>
    void Settle(bool tookEffect)
    {
    }
}
