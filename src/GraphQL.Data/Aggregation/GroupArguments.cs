using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Sorting;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>Checked <c>keys</c>, <c>first</c> and <c>order</c> of a <c>groupBy</c>.</summary>
/// <param name="Keys">The keys, each once.</param>
/// <param name="Size">Groups at most.</param>
/// <param name="Order">A total order of the groups.</param>
internal sealed record GroupArguments(IReadOnlyList<GroupKey> Keys, int Size, IReadOnlyList<GroupOrder> Order)
{
    /// <summary>Names what decides about the text of the statement, apart from filter and size.</summary>
    public string Shape { get; } = $"{string.Join(',', Keys.Select(static key => key.Name))}:{string.Join(',', Order)}";

    /// <summary>Reads and checks the arguments.</summary>
    /// <exception cref="GraphQLException">One is refused.</exception>
    public static GroupArguments Read(
        IReadOnlyDictionary<string, object?> arguments, AggregateMapping mapping, DataOptions options)
    {
        IReadOnlyList<GroupKey> keys = ReadKeys(arguments["keys"]);
        int size = arguments.GetValueOrDefault("first") as int? ?? options.DefaultGroups;
        if (size < 1 || size > options.MaxGroups)
        {
            throw new GraphQLException(
                $"The number of groups {size} is outside 1 to {options.MaxGroups}. "
                + $"Ask for at most {options.MaxGroups} groups, or narrow the filter.",
                DataErrorCodes.PageSizeOutOfRange);
        }

        List<GroupOrder> order = arguments.GetValueOrDefault("order") is IReadOnlyList<object?> steps
            ? ReadOrder(steps, keys, mapping, options)
            : [];
        return new GroupArguments(keys, size, [.. order.Concat(TieBreak(keys)).DistinctBy(static o => o.Expression)]);
    }

    private static IReadOnlyList<GroupKey> ReadKeys(object? argument)
    {
        // The argument and its items are non-null.
        List<GroupKey> keys = [.. ((IReadOnlyList<object?>)argument!).Cast<GroupKey>()];
        if (keys.Count == 0)
        {
            throw new GraphQLException(
                "'keys' is empty. Name what to group by; the totals of all rows stand beside 'groupBy'.",
                ErrorCodes.BadUserInput);
        }

        return keys.Find(key => keys.Count(other => other == key) > 1) is { } twice
            ? throw new GraphQLException($"'keys' names {twice.Name} twice. Name it once.", ErrorCodes.BadUserInput)
            : keys;
    }

    private static List<GroupOrder> ReadOrder(
        IReadOnlyList<object?> argument, IReadOnlyList<GroupKey> keys, AggregateMapping mapping, DataOptions options)
    {
        var order = new List<GroupOrder>();
        foreach (object? item in argument)
        {
            foreach ((string name, object? value) in Fields(item))
            {
                order.AddRange(ReadStep(name, value, keys, mapping));
            }
        }

        return order.Count <= options.MaxOrderColumns
            ? order
            : throw new GraphQLException(
                $"The order has {order.Count} parts, more than {options.MaxOrderColumns}. Name fewer.",
                DataErrorCodes.FilterTooComplex);
    }

    private static IEnumerable<GroupOrder> ReadStep(
        string name, object? value, IReadOnlyList<GroupKey> keys, AggregateMapping mapping)
    {
        if (name == AggregateMapping.CountField)
        {
            return [new GroupOrder(AggregateExpression.Count, IsNullable: false, IsDescending(value))];
        }

        if (mapping.FindColumn(name) is { } column)
        {
            return [.. Fields(value).Select(function => new GroupOrder(
                AggregateExpression.Of(column, AggregatedColumn.FunctionOf(function.Key)),
                column.Column.IsNullable,
                IsDescending(function.Value)))];
        }

        GroupKey key = mapping.FindKey(name)
            ?? throw new InvalidOperationException($"{mapping.Table.Type.Name} has no group order {name}.");
        return keys.Contains(key)
            ? [new GroupOrder(key.Expression, key.IsNullable, IsDescending(value))]
            : throw new GraphQLException(
                $"The order names {name}, but {key.Name} is not among the keys. Add it to 'keys', or leave it out.",
                ErrorCodes.BadUserInput);
    }

    // Over all tenants a referring column names a row only together with the tenant.
    private static IEnumerable<GroupOrder> TieBreak(IReadOnlyList<GroupKey> keys)
    {
        IEnumerable<GroupOrder> order = keys.Select(static key => new GroupOrder(key.Expression, key.IsNullable));
        return keys.Any(static key => key.Relation is not null)
            ? order.Append(new GroupOrder($"t0.{TableMapping.TenantColumn}", IsNullable: false))
            : order;
    }

    private static bool IsDescending(object? direction) => (string)NotNull(direction) == SortTypes.Descending;

    private static IReadOnlyDictionary<string, object?> Fields(object? value) =>
        (IReadOnlyDictionary<string, object?>)NotNull(value);

    private static object NotNull(object? value) => value ?? throw new GraphQLException(
        "The order holds a null. Give each part ASC or DESC, or leave it out.", ErrorCodes.BadUserInput);
}
