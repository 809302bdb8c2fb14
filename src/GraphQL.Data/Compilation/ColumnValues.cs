using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.Errors;
using NpgsqlTypes;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Turns run-time values of arguments and descriptions into SQL values of a column's type.</summary>
internal static class ColumnValues
{
    /// <summary>Hundredths in one unit of money.</summary>
    public const decimal MinorUnits = 100m;

    public static SqlValue Of(ColumnType type, object value) => type switch
    {
        UuidColumn => new SqlValue<Guid>((Guid)value, NpgsqlDbType.Uuid),
        TextColumn => new SqlValue<string>((string)value, NpgsqlDbType.Text),
        // An Int may be outside of smallint; int2 and int4 compare in one operator family.
        Int16Column or Int32Column => new SqlValue<int>(Convert.ToInt32(value), NpgsqlDbType.Integer),
        Int64Column => new SqlValue<long>(Convert.ToInt64(value), NpgsqlDbType.Bigint),
        DoubleColumn => new SqlValue<double>(Convert.ToDouble(value), NpgsqlDbType.Double),
        BooleanColumn => new SqlValue<bool>((bool)value, NpgsqlDbType.Boolean),
        TimestampColumn => new SqlValue<DateTime>(Utc(value), NpgsqlDbType.TimestampTz),
        DateColumn => new SqlValue<DateOnly>((DateOnly)value, NpgsqlDbType.Date),
        NumericColumn => new SqlValue<decimal>((decimal)value, NpgsqlDbType.Numeric),
        MoneyColumn => new SqlValue<long>(ExactMinor((decimal)value), NpgsqlDbType.Bigint),
        EnumColumn text => new SqlValue<string>(text.Values.ToText(value), NpgsqlDbType.Text),
        _ => throw new InvalidOperationException($"{type.GetType().Name} is not compared with values."),
    };

    /// <summary>Whether a row can have the value: hundredths of money, microseconds of time.</summary>
    public static bool IsExact(ColumnType type, object value) => type switch
    {
        MoneyColumn => IsExactMinor((decimal)value),
        TimestampColumn => Utc(value).Ticks % TimeSpan.TicksPerMicrosecond == 0,
        _ => true,
    };

    /// <summary>An array of values; a value that no row can have equals nothing and is left out.</summary>
    public static SqlValue ArrayOf(ColumnType type, IReadOnlyList<object> values) => type switch
    {
        UuidColumn => Array<Guid>(values, NpgsqlDbType.Uuid, static value => (Guid)value),
        TextColumn => Array<string>(values, NpgsqlDbType.Text, static value => (string)value),
        Int16Column or Int32Column => Array<int>(values, NpgsqlDbType.Integer, static value => Convert.ToInt32(value)),
        Int64Column => Array<long>(values, NpgsqlDbType.Bigint, static value => Convert.ToInt64(value)),
        DoubleColumn => Array<double>(values, NpgsqlDbType.Double, static value => Convert.ToDouble(value)),
        TimestampColumn => Array<DateTime>(
            [.. values.Where(value => IsExact(type, value))], NpgsqlDbType.TimestampTz, Utc),
        DateColumn => Array<DateOnly>(values, NpgsqlDbType.Date, static value => (DateOnly)value),
        NumericColumn => Array<decimal>(values, NpgsqlDbType.Numeric, static value => (decimal)value),
        MoneyColumn => Array<long>(
            [.. values.Where(value => IsExact(type, value))],
            NpgsqlDbType.Bigint,
            static value => ExactMinor((decimal)value)),
        EnumColumn text => Array<string>(values, NpgsqlDbType.Text, text.Values.ToText),
        _ => throw new InvalidOperationException($"{type.GetType().Name} is not compared with lists."),
    };

    /// <summary>Whether the amount is a whole number of minor units that a <c>bigint</c> holds.</summary>
    public static bool IsExactMinor(decimal amount) =>
        Math.Abs(amount) <= long.MaxValue / MinorUnits && amount * MinorUnits % 1 == 0;

    private static long ExactMinor(decimal amount) => IsExactMinor(amount)
        ? (long)(amount * MinorUnits)
        : throw new GraphQLException(
            $"The amount {amount} has no exact value in hundredths. Give at most two decimals.",
            ErrorCodes.BadUserInput);

    private static DateTime Utc(object value) => value switch
    {
        DateTimeOffset moment => moment.UtcDateTime,
        DateTime moment => moment.ToUniversalTime(),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no moment."),
    };

    private static SqlValue<T[]> Array<T>(IReadOnlyList<object> values, NpgsqlDbType type, Func<object, T> convert)
    {
        var array = new T[values.Count];
        for (int i = 0; i < array.Length; i++)
        {
            array[i] = convert(values[i]);
        }

        return new SqlValue<T[]>(array, NpgsqlDbType.Array | type);
    }
}
