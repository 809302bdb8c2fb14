using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>What a request asked of the database; kept in the request's state.</summary>
public sealed class DataRequestStatistics
{
    private int _statements;
    private int _roundTrips;

    /// <summary>Statements sent, without those that open the session.</summary>
    public int Statements => _statements;

    /// <summary>Batches sent, without those of commands.</summary>
    public int RoundTrips => _roundTrips;

    /// <summary>The statistics of a request.</summary>
    public static DataRequestStatistics Of(RequestContext context)
    {
        if (context.FindState<DataRequestStatistics>() is { } found)
        {
            return found;
        }

        // Two executors of one request may come here at once.
        lock (context)
        {
            DataRequestStatistics statistics = context.FindState<DataRequestStatistics>()
                ?? new DataRequestStatistics();
            context.SetState(statistics);
            return statistics;
        }
    }

    /// <summary>Notes statements that travelled with a command, in a batch that is not counted here.</summary>
    internal void AddToCommand(int statements) => Interlocked.Add(ref _statements, statements);

    internal void Add(int statements)
    {
        Interlocked.Add(ref _statements, statements);
        Interlocked.Increment(ref _roundTrips);
    }
}
