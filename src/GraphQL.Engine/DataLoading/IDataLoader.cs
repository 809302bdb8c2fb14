namespace GraphTenancy.GraphQL.Engine.DataLoading;

/// <summary>Loads values by key for one request, each key once.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
public interface IDataLoader<TKey, TValue>
    where TKey : notnull
{
    /// <summary>The value of a key, or <see langword="default"/> when there is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends this caller's waiting, not the fetch, which others may wait for.</param>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The values of several keys, in their order.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Ends the waiting of this caller.</param>
    Task<IReadOnlyList<TValue?>> LoadAsync(
        IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Puts a value that is known already; a value that was asked for or put before stays.</summary>
    void Prime(TKey key, TValue value);

    /// <summary>Forgets a key, such as after writing what it names.</summary>
    void Remove(TKey key);

    /// <summary>Forgets all keys.</summary>
    void Clear();
}
