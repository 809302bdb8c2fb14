using System.Collections.Immutable;
using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data;

/// <summary>Starts descriptions of rows.</summary>
public static class Rows
{
    /// <summary>All rows of the mapped type that the session may see.</summary>
    public static Rows<T> Of<T>()
        where T : class => new();
}

/// <summary>
/// Describes the rows that a field answers with; a resolver returns it instead of data, and the SQL is made from it
/// and the selection. Immutable. It never names a tenant: row-level security chooses the tenant's rows.
/// </summary>
/// <typeparam name="T">A record with <see cref="Mapping.TableAttribute"/>.</typeparam>
public sealed record Rows<T> : IRowsDescription
    where T : class
{
    internal ImmutableArray<RowCondition> Conditions { get; init; } = [];

    internal ImmutableArray<RowOrder> Order { get; init; } = [];

    internal int? Limit { get; init; }

    ImmutableArray<RowCondition> IRowDescription.Conditions => Conditions;

    ImmutableArray<RowOrder> IRowsDescription.Order => Order;

    int? IRowsDescription.Limit => Limit;

    /// <summary>Keeps the rows whose column equals <paramref name="value"/>; a null value keeps the nulls.</summary>
    /// <param name="column">The property's name (<c>nameof</c>), or a column of the table that has no property.</param>
    /// <param name="value">
    /// The value, of the property's type; for a column without property a type that PostgreSQL compares with it.
    /// </param>
    public Rows<T> Where<TValue>(string column, TValue value) => Where(column, Comparison.Equal, value);

    /// <summary>Keeps the rows whose column compares so with <paramref name="value"/>.</summary>
    /// <param name="column">The property's name (<c>nameof</c>), or a column of the table that has no property.</param>
    /// <param name="comparison">How they compare.</param>
    /// <param name="value">The value, of the property's type.</param>
    public Rows<T> Where<TValue>(string column, Comparison comparison, TValue value) =>
        this with { Conditions = Conditions.Add(new RowCondition(column, comparison, value)) };

    /// <summary>Keeps the rows whose related row, by a to-one relation, has the value in a column.</summary>
    /// <param name="relation">The name of the property of the relation.</param>
    /// <param name="column">The name of a column property of the related type.</param>
    /// <param name="value">The value, of that property's type.</param>
    public Rows<T> WhereRelated<TValue>(string relation, string column, TValue value) =>
        this with { Conditions = Conditions.Add(new RowCondition(column, Comparison.Equal, value, relation)) };

    /// <summary>
    /// Orders by a column, after those named before. The client's <c>order</c> replaces the whole order.
    /// </summary>
    /// <param name="column">The property's name.</param>
    public Rows<T> OrderBy(string column) => this with { Order = Order.Add(new RowOrder(column, IsDescending: false)) };

    /// <summary>Orders by a column from the greatest down, after those named before.</summary>
    /// <param name="column">The property's name.</param>
    public Rows<T> OrderByDescending(string column) =>
        this with { Order = Order.Add(new RowOrder(column, IsDescending: true)) };

    /// <summary>
    /// Orders by a <c>bigint not null</c> column that has no property, such as the position of an event, after those
    /// named before.
    /// </summary>
    /// <param name="column">The column.</param>
    public Rows<T> OrderByColumn(string column) =>
        this with { Order = Order.Add(new RowOrder(column, IsDescending: false, IsPlainColumn: true)) };

    /// <summary>The same from the greatest down.</summary>
    /// <param name="column">The column.</param>
    public Rows<T> OrderByColumnDescending(string column) =>
        this with { Order = Order.Add(new RowOrder(column, IsDescending: true, IsPlainColumn: true)) };

    /// <summary>Keeps at most <paramref name="count"/> rows; for lists without paging.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public Rows<T> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return this with { Limit = count };
    }

    /// <summary>Asks only whether there is such a row.</summary>
    public Exists<T> Exists() => new(Conditions);
}
