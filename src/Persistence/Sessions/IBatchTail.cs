using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// Reads that travel at the end of a command's batch: they see what the command has written, and cost no trip of their
/// own. Serves one command at a time; not thread-safe.
/// </summary>
public interface IBatchTail
{
    /// <summary>The reads, each a statement with one result; none when there is nothing to read.</summary>
    /// <param name="streamId">The stream that the command writes to.</param>
    IReadOnlyList<SqlStatement> StatementsFor(Guid streamId);

    /// <summary>
    /// Reads the results, from the first one, on which the reader stands. Whether the command takes effect is known only
    /// afterwards. What is wrong with a value must not be thrown from here: it would undo nothing.
    /// </summary>
    ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken);

    /// <summary>Ends a command for which <see cref="StatementsFor"/> gave statements.</summary>
    /// <param name="tookEffect">Whether it took effect with these reads; if not, what was read never was.</param>
    void Settle(bool tookEffect);
}
