namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>The answer of a fetch, ready to be written. One owner, who disposes it after writing.</summary>
public abstract class FetchedValue : IDisposable
{
    /// <summary>
    /// Why the field failed; <see langword="null"/> when it did not. Then <see cref="TryWrite"/> is not called.
    /// </summary>
    public Exception? Failure { get; init; }

    /// <summary>
    /// What the value leaves open, so that the engine completes it; <see langword="null"/> or empty: nothing.
    /// </summary>
    public virtual FetchMarks? Marks => null;

    /// <summary>Writes the value; returns <see langword="false"/>, having written nothing, when it is null.</summary>
    public abstract bool TryWrite(ResultWriter writer);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Returns rented buffers.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
