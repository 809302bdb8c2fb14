using System.Collections.Immutable;
using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data;

/// <summary>Starts descriptions of aggregates.</summary>
public static class Aggregate
{
    /// <summary>The count, sums, averages, smallest and largest values of all rows that the session may see.</summary>
    public static Aggregate<T> Of<T>()
        where T : class => new();
}

/// <summary>
/// Describes the rows that a field aggregates, as a whole and in groups; see <see cref="Rows{T}"/>. The field's type is
/// made from the columns: <see cref="Mapping.AggregatableAttribute"/>, <see cref="Mapping.GroupKeyAttribute"/>.
/// </summary>
/// <typeparam name="T">A record with <see cref="Mapping.TableAttribute"/>.</typeparam>
public sealed record Aggregate<T> : IRowDescription
    where T : class
{
    internal Aggregate()
    {
    }

    internal ImmutableArray<RowCondition> Conditions { get; init; } = [];

    ImmutableArray<RowCondition> IRowDescription.Conditions => Conditions;

    /// <summary>Keeps the rows whose column equals <paramref name="value"/>; a null value keeps the nulls.</summary>
    /// <param name="column">The property's name (<c>nameof</c>), or a column of the table that has no property.</param>
    /// <param name="value">
    /// The value, of the property's type; for a column without property a type that PostgreSQL compares with it.
    /// </param>
    public Aggregate<T> Where<TValue>(string column, TValue value) => Where(column, Comparison.Equal, value);

    /// <summary>Keeps the rows whose column compares so with <paramref name="value"/>.</summary>
    /// <param name="column">The property's name (<c>nameof</c>), or a column of the table that has no property.</param>
    /// <param name="comparison">How they compare.</param>
    /// <param name="value">The value, of the property's type.</param>
    public Aggregate<T> Where<TValue>(string column, Comparison comparison, TValue value) =>
        this with { Conditions = Conditions.Add(new RowCondition(column, comparison, value)) };

    /// <summary>Keeps the rows whose related row, by a to-one relation, has the value in a column.</summary>
    /// <param name="relation">The name of the property of the relation.</param>
    /// <param name="column">The name of a column property of the related type.</param>
    /// <param name="value">The value, of that property's type.</param>
    public Aggregate<T> WhereRelated<TValue>(string relation, string column, TValue value) =>
        this with { Conditions = Conditions.Add(new RowCondition(column, Comparison.Equal, value, relation)) };
}
