namespace GraphTenancy.GraphQL.Engine.DataLoading;

/// <summary>A data loader whose keys have any number of values each, such as the lines of an order.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">One of the values.</typeparam>
/// <param name="scheduler">The request's scheduler.</param>
public abstract class GroupedDataLoader<TKey, TValue>(DataLoaderScheduler scheduler)
    : DataLoader<TKey, IReadOnlyList<TValue>>(scheduler)
    where TKey : notnull
{
    /// <summary>Fetches the values of distinct keys; a key that is absent in the answer has an empty list.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async ValueTask FetchAsync(
        IReadOnlyList<TKey> keys,
        Memory<DataLoaderResult<IReadOnlyList<TValue>>> results,
        CancellationToken cancellationToken)
    {
        ILookup<TKey, TValue> found = await LoadGroupedBatchAsync(keys, cancellationToken);
        for (int i = 0; i < keys.Count; i++)
        {
            results.Span[i] = new DataLoaderResult<IReadOnlyList<TValue>>([.. found[keys[i]]]);
        }
    }
}
