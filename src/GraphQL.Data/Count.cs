using System.Collections.Immutable;
using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data;

/// <summary>Starts descriptions of a number of rows.</summary>
public static class Count
{
    /// <summary>All rows of the mapped type that the session may see.</summary>
    public static Count<T> Of<T>()
        where T : class => new();
}

/// <summary>Describes how many rows there are; the field is a <c>Long!</c>. See <see cref="Rows{T}"/>.</summary>
/// <typeparam name="T">A record with <see cref="Mapping.TableAttribute"/>.</typeparam>
public sealed record Count<T> : IRowDescription
    where T : class
{
    internal Count()
    {
    }

    internal ImmutableArray<RowCondition> Conditions { get; private init; } = [];

    ImmutableArray<RowCondition> IRowDescription.Conditions => Conditions;

    /// <summary>Counts the rows whose column equals <paramref name="value"/>; a null value counts the nulls.</summary>
    /// <param name="column">The property's name (<c>nameof</c>), or a column of the table that has no property.</param>
    /// <param name="value">
    /// The value, of the property's type; for a column without property a type that PostgreSQL compares with it.
    /// </param>
    public Count<T> Where<TValue>(string column, TValue value) =>
        this with { Conditions = Conditions.Add(new RowCondition(column, Comparison.Equal, value)) };
}
