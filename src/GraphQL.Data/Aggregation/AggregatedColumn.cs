using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>A column with functions over its values.</summary>
/// <param name="Column">The column.</param>
/// <param name="Functions">The functions, at least one.</param>
internal sealed record AggregatedColumn(ColumnMapping Column, AggregateFunctions Functions)
{
    /// <summary>Each function by the name of its field.</summary>
    public static IReadOnlyList<(string Name, AggregateFunctions Function)> Names { get; } =
    [
        ("sum", AggregateFunctions.Sum),
        ("avg", AggregateFunctions.Avg),
        ("min", AggregateFunctions.Min),
        ("max", AggregateFunctions.Max),
    ];

    /// <summary>The functions that a type allows.</summary>
    public static AggregateFunctions AllowedFor(ColumnType type) => type switch
    {
        Int16Column or Int32Column or Int64Column or DoubleColumn or NumericColumn or MoneyColumn =>
            AggregateFunctions.All,
        TimestampColumn or DateColumn or TextColumn => AggregateFunctions.Min | AggregateFunctions.Max,
        _ => AggregateFunctions.None,
    };

    /// <summary>The functions of a column whose property says nothing.</summary>
    public static AggregateFunctions DefaultFor(ColumnType type) =>
        type is TextColumn ? AggregateFunctions.None : AllowedFor(type);

    public static AggregateFunctions FunctionOf(string name) => Names.First(pair => pair.Name == name).Function;
}
