namespace GraphTenancy.GraphQL.Engine.DataLoading;

/// <summary>What became of one key of a batch: a value, or why there is none.</summary>
/// <typeparam name="TValue">The value.</typeparam>
public readonly record struct DataLoaderResult<TValue>
{
    /// <summary>A key with a value, or with none.</summary>
    public DataLoaderResult(TValue? value) => Value = value;

    /// <summary>A key that failed, without failing the others of its batch.</summary>
    public DataLoaderResult(Exception error) => Error = error;

    /// <summary>The value.</summary>
    public TValue? Value { get; }

    /// <summary>Why the key failed; <see langword="null"/> when it did not.</summary>
    public Exception? Error { get; }
}
