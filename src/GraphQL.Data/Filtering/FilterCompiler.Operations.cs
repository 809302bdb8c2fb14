using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Nodes;
using NpgsqlTypes;

namespace GraphTenancy.GraphQL.Data.Filtering;

internal sealed partial class FilterCompiler
{
    private void WriteOperations(
        ColumnMapping column, string expression, IReadOnlyDictionary<string, object?> operations, int depth)
    {
        CheckDepth(depth);
        var list = new Junction(sql, " and ", whenEmpty: "true");
        foreach ((string name, object? value) in operations)
        {
            list.Next();
            if (name is "and" or "or")
            {
                WriteJunction(
                    name, value, item => WriteOperations(column, expression, Fields(name, item), depth + 1));
                continue;
            }

            Count();
            WriteOperation(column, expression, name, value);
        }

        list.Close();
    }

    private void WriteOperation(ColumnMapping column, string expression, string name, object? value)
    {
        switch (name)
        {
            case "eq":
                WriteEqual(column, expression, value);
                break;
            case "neq":
                WriteNotEqual(column, expression, value);
                break;
            case "in":
                WriteIn(column, expression, Items(name, value));
                break;
            case "nin":
                WriteNotIn(column, expression, Items(name, value));
                break;
            case "gt" or "gte" or "lt" or "lte":
                WriteRange(column, expression, name, RequireValue(name, value));
                break;
            case "ngt" or "ngte" or "nlt" or "nlte":
                WriteComplement(
                    column, expression, () => WriteRange(column, expression, Inverse(name), RequireValue(name, value)));
                break;
            case "contains" or "startsWith" or "endsWith":
                WriteText(expression, name, (string)RequireValue(name, value));
                break;
            case "ncontains" or "nstartsWith" or "nendsWith":
                WriteComplement(column, expression, () =>
                {
                    sql.Append("not ");
                    WriteText(expression, name[1..], (string)RequireValue(name, value));
                });
                break;
            default:
                throw new InvalidOperationException($"There is no filter operation {name}.");
        }
    }

    private void WriteEqual(ColumnMapping column, string expression, object? value)
    {
        if (value is null)
        {
            sql.Append(expression).Append(" is null");
        }
        else if (HasNoExactValue(column, value))
        {
            sql.Append("false");
        }
        else
        {
            sql.Append(expression).Append(" = ").Append(Value(column, value));
        }
    }

    private void WriteNotEqual(ColumnMapping column, string expression, object? value)
    {
        if (value is null)
        {
            sql.Append(expression).Append(" is not null");
        }
        else if (HasNoExactValue(column, value))
        {
            sql.Append("true");
        }
        else
        {
            sql.Append(expression)
                .Append(column.IsNullable ? " is distinct from " : " <> ").Append(Value(column, value));
        }
    }

    private void WriteIn(ColumnMapping column, string expression, IReadOnlyList<object?> values)
    {
        bool hasNull = values.Contains(null);
        sql.Append(hasNull ? "(" : "").Append(expression).Append(" = any(").Append(Values(column, values)).Append(")")
            .Append(hasNull ? $" or {expression} is null)" : "");
    }

    private void WriteNotIn(ColumnMapping column, string expression, IReadOnlyList<object?> values)
    {
        bool hasNull = values.Contains(null);
        bool keepsNulls = column.IsNullable && !hasNull;
        // "<> all" of an empty list is true even for a null, which the list with a null must exclude.
        sql.Append("(").Append(expression).Append(" <> all(").Append(Values(column, values)).Append(")")
            .Append(keepsNulls ? $" or {expression} is null)" : hasNull ? $" and {expression} is not null)" : ")");
    }

    private void WriteRange(ColumnMapping column, string expression, string name, object value)
    {
        if (column.Type is MoneyColumn)
        {
            WriteMoneyRange(expression, name, (decimal)value);
            return;
        }

        object bound = column.Type is TimestampColumn ? MomentBound(name, (DateTimeOffset)value) : value;
        sql.Append(expression).Append(Operator(name)).Append(ColumnValues.Of(column.Type, bound));
    }

    // PostgreSQL keeps whole microseconds and DateTime tenths of them, which the driver would cut off: as with money,
    // the bound is the last moment below or the first one above that a row can have.
    private static DateTimeOffset MomentBound(string name, DateTimeOffset moment)
    {
        long excess = moment.UtcTicks % TimeSpan.TicksPerMicrosecond;
        DateTimeOffset floor = moment.AddTicks(-excess);
        bool needsCeiling = excess > 0 && name is "lt" or "gte";
        return needsCeiling && floor.UtcTicks <= DateTimeOffset.MaxValue.UtcTicks - TimeSpan.TicksPerMicrosecond
            ? floor.AddTicks(TimeSpan.TicksPerMicrosecond)
            : floor;
    }

    // Money has no fractions of a hundredth: "greater than 1.005" is "greater than 1.00", "at least 1.005" is "at
    // least 1.01". Amounts beyond bigint are beyond every row.
    private void WriteMoneyRange(string expression, string name, decimal amount)
    {
        decimal limit = long.MaxValue / ColumnValues.MinorUnits;
        if (Math.Abs(amount) > limit)
        {
            bool holds = amount > 0 ? name is "lt" or "lte" : name is "gt" or "gte";
            sql.Append(holds ? $"{expression} is not null" : "false");
            return;
        }

        decimal minor = amount * ColumnValues.MinorUnits;
        // A whole amount is its own floor and ceiling.
        decimal bound = name is "gt" or "lte" ? decimal.Floor(minor) : decimal.Ceiling(minor);
        sql.Append(expression).Append(Operator(name)).Append(new SqlValue<long>((long)bound, NpgsqlDbType.Bigint));
    }

    private void WriteText(string expression, string name, string value)
    {
        if (name == "startsWith")
        {
            // Leakproof, unlike LIKE: it may use an index under row-level security, and needs no escaping.
            sql.Append(expression).Append(" ^@ ").Append(Text(value));
            return;
        }

        string pattern = name == "contains" ? $"%{LikePattern.Escape(value)}%" : $"%{LikePattern.Escape(value)}";
        sql.Append(expression).Append(" like ").Append(Text(pattern));
    }

    private void WriteComplement(ColumnMapping column, string expression, Action write)
    {
        sql.Append("(");
        write();
        sql.Append(column.IsNullable ? $" or {expression} is null)" : ")");
    }

    private static bool HasNoExactValue(ColumnMapping column, object value) =>
        !ColumnValues.IsExact(column.Type, value);

    private static SqlValue Value(ColumnMapping column, object value) =>
        ColumnValues.Of(column.Type, NodeKeys.ToKey(column, value));

    private static SqlValue Values(ColumnMapping column, IReadOnlyList<object?> values) => ColumnValues.ArrayOf(
        column.Type,
        [.. values.Where(static value => value is not null).Select(value => NodeKeys.ToKey(column, value!))]);

    private static SqlValue<string> Text(string value) => new(value, NpgsqlDbType.Text);

    private static string Operator(string name) => name switch
    {
        "gt" => " > ",
        "gte" => " >= ",
        "lt" => " < ",
        _ => " <= ",
    };

    private static string Inverse(string name) => name switch
    {
        "ngt" => "lte",
        "ngte" => "lt",
        "nlt" => "gte",
        _ => "gt",
    };
}
