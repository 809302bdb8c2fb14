namespace GraphTenancy.GraphQL.Engine.DataLoading;

/// <summary>A data loader that fetches key by key, for sources that know no batches; each key once.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <param name="scheduler">The request's scheduler.</param>
public abstract class CacheDataLoader<TKey, TValue>(DataLoaderScheduler scheduler) : DataLoader<TKey, TValue>(scheduler)
    where TKey : notnull
{
    /// <summary>Fetches the value of a key; <see langword="default"/> when there is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    protected abstract Task<TValue?> LoadSingleAsync(TKey key, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async ValueTask FetchAsync(
        IReadOnlyList<TKey> keys, Memory<DataLoaderResult<TValue>> results, CancellationToken cancellationToken)
    {
        // All at once: the keys of a level do not wait for each other.
        Task<TValue?>[] values = [.. keys.Select(key => LoadSingleAsync(key, cancellationToken))];
        for (int i = 0; i < values.Length; i++)
        {
            await ((Task)values[i]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            results.Span[i] = values[i] switch
            {
                { IsFaulted: true, Exception.InnerException: { } error } => new DataLoaderResult<TValue>(error),
                { IsCanceled: true } =>
                    new DataLoaderResult<TValue>(new OperationCanceledException(cancellationToken)),
                { } value => new DataLoaderResult<TValue>(value.Result),
            };
        }
    }
}
