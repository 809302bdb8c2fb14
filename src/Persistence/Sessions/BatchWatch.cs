using System.Diagnostics;
using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <summary>Measures the batches of a session for whoever wants to know; measures nothing when nobody does.</summary>
/// <param name="Kind">In whose name the session is.</param>
/// <param name="Observer">Who wants to know.</param>
internal readonly record struct BatchWatch(BatchKind Kind, IBatchObserver? Observer)
{
    /// <summary>The time of sending.</summary>
    public long Start() => Observer is null ? 0 : Stopwatch.GetTimestamp();

    /// <summary>Tells of a batch that has ended.</summary>
    /// <param name="started">What <see cref="Start"/> gave.</param>
    /// <param name="commands">The batch, the statement of the context first.</param>
    /// <param name="hasFailed">Whether it failed.</param>
    public void End(long started, NpgsqlBatchCommandCollection commands, bool hasFailed)
    {
        if (Observer is null)
        {
            return;
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        if (Observer.Wants(elapsed))
        {
            Observer.OnBatch(new SentBatch
            {
                Kind = Kind,
                Statements = Describe(commands),
                Elapsed = elapsed,
                HasFailed = hasFailed,
            });
        }
    }

    private static SentStatement[] Describe(NpgsqlBatchCommandCollection commands)
    {
        int completed = PostgresErrors.CountCompleted(commands);
        var statements = new SentStatement[commands.Count - 1];
        for (int i = 0; i < statements.Length; i++)
        {
            NpgsqlBatchCommand command = commands[i + 1];
            statements[i] = new SentStatement(
                command.CommandText, i + 1 < completed ? checked((long)command.Rows) : null);
        }

        return statements;
    }
}
