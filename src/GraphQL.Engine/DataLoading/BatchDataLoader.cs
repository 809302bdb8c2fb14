namespace GraphTenancy.GraphQL.Engine.DataLoading;

/// <summary>A data loader whose keys have one value each.</summary>
/// <remarks>A loader with errors of single keys derives from <see cref="DataLoader{TKey,TValue}"/>.</remarks>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <param name="scheduler">The request's scheduler.</param>
public abstract class BatchDataLoader<TKey, TValue>(DataLoaderScheduler scheduler) : DataLoader<TKey, TValue>(scheduler)
    where TKey : notnull
{
    /// <summary>Fetches the values of distinct keys; a key that is absent in the answer has no value.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async ValueTask FetchAsync(
        IReadOnlyList<TKey> keys, Memory<DataLoaderResult<TValue>> results, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<TKey, TValue> found = await LoadBatchAsync(keys, cancellationToken);
        for (int i = 0; i < keys.Count; i++)
        {
            if (found.TryGetValue(keys[i], out TValue? value))
            {
                results.Span[i] = new DataLoaderResult<TValue>(value);
            }
        }
    }
}
