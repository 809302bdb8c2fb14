namespace GraphTenancy.GraphQL.Data;

/// <summary>Starts descriptions of a question for existence.</summary>
public static class Exists
{
    /// <summary>Whether the session may see a row with this key.</summary>
    /// <param name="key">The value of the key column.</param>
    public static Exists<T> ByKey<T>(Guid key)
        where T : class => new(key);
}

/// <summary>Describes the question whether there is a row; the field is a <c>Boolean!</c>. See <see cref="Rows{T}"/>.</summary>
/// <typeparam name="T">A record with <see cref="Mapping.TableAttribute"/>.</typeparam>
public sealed record Exists<T> : IExistsDescription
    where T : class
{
    internal Exists(Guid key) => Key = key;

    internal Exists(Rows<T> rows) => Rows = rows;

    /// <summary>The value of the key column; <see langword="null"/> when it asks for any of some rows.</summary>
    public Guid? Key { get; }

    internal Rows<T>? Rows { get; }

    IRowsDescription? IExistsDescription.Rows => Rows;
}
