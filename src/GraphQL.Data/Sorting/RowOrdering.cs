using System.Collections.Immutable;
using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Data.Sorting;

/// <summary>A total order of rows: the chosen columns, then the key, and over all tenants the tenant.</summary>
internal sealed class RowOrdering
{
    private string? _text;
    private RowOrdering? _reversed;

    private RowOrdering(ImmutableArray<OrderColumn> columns) => Columns = columns;

    public ImmutableArray<OrderColumn> Columns { get; }

    /// <summary>The order by the client's <c>order</c>, or by the description's where the client gives none.</summary>
    /// <exception cref="GraphQLException">The order is too long, or holds a null.</exception>
    public static RowOrdering Make(
        TableMapping table,
        ImmutableArray<RowOrder> description,
        IReadOnlyList<object?>? argument,
        bool isPrivileged,
        DataOptions options)
    {
        List<OrderColumn> columns = argument is { Count: > 0 }
            ? FromArgument(table, argument, options)
            : [.. description.Select(order => FromDescription(table, order))];
        AddTieBreak(table, columns, isPrivileged);
        return new RowOrdering([.. columns]);
    }

    /// <summary>The order of the rows of one parent by the client's <c>order</c>.</summary>
    /// <exception cref="GraphQLException">The order is too long, or holds a null.</exception>
    public static RowOrdering OfArgument(TableMapping table, IReadOnlyList<object?> argument, DataOptions options) =>
        // All rows of a parent are of one tenant.
        Make(table, [], argument, isPrivileged: false, options);

    /// <summary>The order of the rows of one parent that the relation names.</summary>
    public static RowOrdering OfRelation(RelationMapping relation)
    {
        List<OrderColumn> columns = [FromRelation(relation)];
        if (!relation.IsOrderUnique)
        {
            AddTieBreak(relation.Target, columns, isPrivileged: false);
        }

        return new RowOrdering([.. columns]);
    }

    public RowOrdering Reversed() => _reversed ??= new([.. Columns.Select(static column => column.Reversed())]);

    /// <summary>
    /// The list after <c>order by</c>. Nulls stand where PostgreSQL puts them, so that an index serves it.
    /// </summary>
    public override string ToString() =>
        _text ??= string.Join(", ", Columns);

    private static List<OrderColumn> FromArgument(
        TableMapping table, IReadOnlyList<object?> argument, DataOptions options)
    {
        var columns = new List<OrderColumn>();
        foreach (object? item in argument)
        {
            foreach ((string name, object? direction) in (IReadOnlyDictionary<string, object?>)NotNull(item))
            {
                ColumnMapping column = table.FindColumn(name)
                    ?? throw new InvalidOperationException($"{table.Type.Name} has no sort field {name}.");
                // A column that was named before decides already.
                if (columns.All(other => other.Column != column.Column))
                {
                    columns.Add(Of(column, isDescending: (string)NotNull(direction) == SortTypes.Descending));
                }
            }
        }

        return columns.Count <= options.MaxOrderColumns
            ? columns
            : throw new GraphQLException(
                $"The order has {columns.Count} columns, more than {options.MaxOrderColumns}. Name fewer.",
                DataErrorCodes.FilterTooComplex);
    }

    private static object NotNull(object? value) => value ?? throw new GraphQLException(
        "The order holds a null. Give each column ASC or DESC, or leave it out.", ErrorCodes.BadUserInput);

    private static OrderColumn FromDescription(TableMapping table, RowOrder order)
    {
        if (order.IsPlainColumn && SqlName.IsPlain(order.Column))
        {
            return new OrderColumn(order.Column, ColumnType.Int64, IsNullable: false, order.IsDescending);
        }

        ColumnMapping column = table.FindColumnOfProperty(order.Column)
            ?? throw new InvalidOperationException(
                $"{table.Type.Name} has no column property {order.Column} to order by.");
        return Of(column, order.IsDescending);
    }

    // Only cursors look at the type, and pages need a property: UsePaging saw to it.
    private static OrderColumn FromRelation(RelationMapping relation) => relation.OrderColumn is { } column
        ? Of(column, relation.IsOrderDescending)
        : new OrderColumn(relation.OrderBy!, ColumnType.Int64, IsNullable: true, relation.IsOrderDescending);

    private static OrderColumn Of(ColumnMapping column, bool isDescending) =>
        new(column.Column, column.Type, column.IsNullable, isDescending);

    // The tie-break runs in the direction of the last column, so that an index on both serves the order.
    private static void AddTieBreak(TableMapping table, List<OrderColumn> columns, bool isPrivileged)
    {
        bool isDescending = columns.Count > 0 && columns[^1].IsDescending;
        bool isUniqueInTenant = columns.Any(order =>
            order.Column == table.Key || table.Columns.Any(c => c.IsUnique && c.Column == order.Column));
        if (!isUniqueInTenant && !table.IsOneRowPerTenant)
        {
            ColumnType type = table.KeyColumn?.Type ?? ColumnType.Uuid;
            columns.Add(new OrderColumn(table.Key, type, IsNullable: false, isDescending));
        }

        if ((isPrivileged || table.IsOneRowPerTenant)
            && columns.All(static column => column.Column != TableMapping.TenantColumn))
        {
            columns.Add(new OrderColumn(TableMapping.TenantColumn, ColumnType.Uuid, IsNullable: false, isDescending));
        }
    }
}
