namespace GraphTenancy.Persistence.Sessions;

/// <summary>Counts the round trips to PostgreSQL by kind of session. Thread-safe; never goes back.</summary>
public sealed class SessionMetrics
{
    private long _reads;
    private long _writes;
    private long _adminReads;
    private long _controlCalls;

    /// <summary>Batches sent by tenant read sessions.</summary>
    public long Reads => Interlocked.Read(ref _reads);

    /// <summary>Batches sent by tenant write sessions.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Batches sent by privileged sessions.</summary>
    public long AdminReads => Interlocked.Read(ref _adminReads);

    /// <summary>Statements sent by the control directory.</summary>
    public long ControlCalls => Interlocked.Read(ref _controlCalls);

    /// <summary>All of them.</summary>
    public long RoundTrips => Reads + Writes + AdminReads + ControlCalls;

    internal void CountRead() => Interlocked.Increment(ref _reads);

    internal void CountWrite() => Interlocked.Increment(ref _writes);

    internal void CountAdminRead() => Interlocked.Increment(ref _adminReads);

    internal void CountControlCall() => Interlocked.Increment(ref _controlCalls);
}
