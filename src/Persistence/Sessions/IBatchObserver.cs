namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// Is told of the batches of the sessions that were opened with it. Called on the thread that has read the results, by
/// several of them at once where sessions are used at once; must not throw.
/// </summary>
public interface IBatchObserver
{
    /// <summary>
    /// Whether a batch that took so long is to be described; one that nobody wants costs next to nothing.
    /// </summary>
    bool Wants(TimeSpan elapsed);

    /// <summary>Tells of a batch that PostgreSQL has answered or refused.</summary>
    void OnBatch(SentBatch batch);
}
