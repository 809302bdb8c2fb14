namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>Executes the fetches of a request together: one round trip for all.</summary>
public abstract class FetchExecutor
{
    /// <summary>Executes <paramref name="requests"/>; the answers come in the same order.</summary>
    public abstract ValueTask<IReadOnlyList<FetchedValue>> ExecuteAsync(
        IReadOnlyList<FetchRequest> requests, RequestContext context, CancellationToken cancellationToken);
}
