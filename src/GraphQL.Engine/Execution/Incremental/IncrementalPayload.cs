using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>One payload after the initial one. Whoever writes it disposes it.</summary>
internal sealed class IncrementalPayload : IDisposable
{
    /// <summary>Parts that come later still.</summary>
    public List<PendingEntry> Pending { get; } = [];

    /// <summary>Data and items.</summary>
    public List<IncrementalEntry> Incremental { get; } = [];

    /// <summary>Parts of which nothing more comes.</summary>
    public List<CompletedEntry> Completed { get; } = [];

    /// <summary>Whether another payload follows.</summary>
    public bool HasNext { get; set; } = true;

    /// <summary>Whether there is nothing to send.</summary>
    public bool IsEmpty => Pending.Count + Incremental.Count + Completed.Count == 0;

    /// <summary>The errors of all entries.</summary>
    public IEnumerable<GraphQLError> Errors =>
        Incremental.SelectMany(static entry => entry.Values.SelectMany(static value => value.Errors))
            .Concat(Completed.Select(static entry => entry.Error).OfType<GraphQLError>());

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (UnitResult value in Incremental.SelectMany(static entry => entry.Values))
        {
            value.Dispose();
        }
    }
}
