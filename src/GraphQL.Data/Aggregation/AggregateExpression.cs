using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Types;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>
/// A function over a column in SQL. PostgreSQL adds up <c>smallint</c> and <c>integer</c> as <c>bigint</c>, and
/// <c>bigint</c> as <c>numeric</c>, so that no sum overflows before it is here.
/// </summary>
internal static class AggregateExpression
{
    public const string Count = "count(*)";

    // Of numbers that are no money; a third is 0.333333.
    private const int AverageDecimals = 6;

    private const decimal UnitsPerMinor = 1 / ColumnValues.MinorUnits;

    /// <summary>The text.</summary>
    public static string Of(AggregatedColumn column, AggregateFunctions function)
    {
        string value = $"t0.{column.Column.Column}";
        return (function, column.Column.Type) switch
        {
            (AggregateFunctions.Avg, MoneyColumn) => $"round(avg({value}))",
            (AggregateFunctions.Avg, not DoubleColumn) => $"trim_scale(round(avg({value}), {AverageDecimals}))",
            _ => $"{NameOf(function)}({value})",
        };
    }

    /// <summary>Writes the result.</summary>
    public static ColumnDecoder DecoderOf(AggregatedColumn column, AggregateFunctions function, GraphQLType fieldType)
    {
        if (function is AggregateFunctions.Min or AggregateFunctions.Max)
        {
            return ColumnDecoders.For(column.Column, fieldType);
        }

        string name = $"{NameOf(function)} of {column.Column.FieldName}";
        return (function, column.Column.Type) switch
        {
            (_, DoubleColumn) => static (reader, ordinal, writer) => writer.WriteNumber(reader.GetDouble(ordinal)),
            (AggregateFunctions.Sum, Int16Column or Int32Column) =>
                static (reader, ordinal, writer) => writer.WriteNumber(reader.GetInt64(ordinal)),
            // The product of an amount and 0.01 has the amount's digits and two decimals: nothing is rounded.
            (_, MoneyColumn) => (reader, ordinal, writer) =>
                writer.WriteNumber(ReadDecimal(reader, ordinal, name) * UnitsPerMinor),
            _ => (reader, ordinal, writer) => writer.WriteNumber(ReadDecimal(reader, ordinal, name)),
        };
    }

    private static decimal ReadDecimal(NpgsqlDataReader reader, int ordinal, string name)
    {
        try
        {
            return reader.GetDecimal(ordinal);
        }
        catch (OverflowException)
        {
            throw new GraphQLException(
                $"The {name} has more digits than a Decimal can hold, 28. Narrow the filter.",
                DataErrorCodes.AggregateOutOfRange);
        }
    }

    private static string NameOf(AggregateFunctions function) =>
        AggregatedColumn.Names.First(pair => pair.Function == function).Name;
}
