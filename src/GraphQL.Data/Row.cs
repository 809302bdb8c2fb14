namespace GraphTenancy.GraphQL.Data;

/// <summary>Starts descriptions of one row.</summary>
public static class Row
{
    /// <summary>The row with this key; the field is null when the session may see none.</summary>
    /// <param name="key">The value of the key column.</param>
    public static Row<T> ByKey<T>(Guid key)
        where T : class => new(key);
}

/// <summary>Describes the one row that a field answers with; see <see cref="Rows{T}"/>.</summary>
/// <typeparam name="T">A record with <see cref="Mapping.TableAttribute"/>.</typeparam>
public sealed record Row<T> : IRowDescription
    where T : class
{
    internal Row(Guid key) => Key = key;

    /// <summary>The value of the key column.</summary>
    public Guid Key { get; }
}
