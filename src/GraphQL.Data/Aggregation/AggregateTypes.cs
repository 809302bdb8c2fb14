using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>
/// The type of an aggregate and the types below it: <c>ordersAggregate</c> is an <c>OrdersAggregate</c>, its
/// <c>groupBy</c> gives <c>OrderGroup</c>s. Where the groups can be tenants their names begin with <c>Admin</c>.
/// </summary>
internal static class AggregateTypes
{
    private const string Suffix = "Aggregate";

    /// <summary>The name of the field's type, made with all it needs.</summary>
    public static string GetOrAdd(
        string fieldName, Type rowType, bool isPrivileged, DataOptions options, ISchemaConfiguration schema)
    {
        AggregateMapping mapping = AggregateMapping.For(rowType);
        var row = (ObjectTypeConfiguration)schema.GetOrAddClrType(rowType);
        List<GroupKey> keys = [.. mapping.Keys.Where(key => isPrivileged || !key.IsTenant)];
        string prefix = keys.Exists(static key => key.IsTenant) ? "Admin" : "";
        string name = prefix + char.ToUpperInvariant(fieldName[0]) + fieldName[1..];
        name = name.EndsWith(Suffix, StringComparison.Ordinal) ? name : name + Suffix;
        if (schema.FindType(name) is { } existing)
        {
            return existing.Features.GetValueOrDefault(nameof(AggregateTypes)) is Type other && other == rowType
                ? name
                : throw new InvalidOperationException(
                    $"The aggregate {fieldName} of {rowType.Name} needs a type {name}, and another type has that "
                    + "name. Name the field otherwise.");
        }

        var type = new ObjectTypeConfiguration
        {
            Name = name,
            Description = $"What all rows of {row.Name} that fit come to, together or in groups.",
        };
        type.Authorization.AddRange(row.Authorization);
        type.Features[nameof(AggregateTypes)] = rowType;
        schema.AddType(type);
        AddValues(type, row, mapping, schema);
        if (keys.Count > 0)
        {
            new GroupTypes(prefix + row.Name, row, mapping, keys, schema).AddField(type, options);
        }

        return name;
    }

    /// <summary>
    /// Adds <c>count</c> and a field for each column that has functions. Who may not see a column may not see what its
    /// values come to either.
    /// </summary>
    public static void AddValues(
        ObjectTypeConfiguration type,
        ObjectTypeConfiguration row,
        AggregateMapping mapping,
        ISchemaConfiguration schema)
    {
        type.Fields.Add(PartOfFetch(AggregateMapping.CountField, "Long!", "How many rows there are."));
        foreach (AggregatedColumn column in mapping.Columns)
        {
            FieldConfiguration field = PartOfFetch(
                column.Column.FieldName,
                $"{AddColumn(column, schema)}!",
                $"Over {column.Column.FieldName} of the rows; those without a value are left out.");
            field.Authorization.AddRange(AuthorizationOf(row, column.Column.FieldName));
            type.Fields.Add(field);
        }
    }

    /// <summary>What the row's field asks of who sees it.</summary>
    public static IReadOnlyList<AuthorizationRequirement> AuthorizationOf(
        ObjectTypeConfiguration row, string fieldName) =>
        row.Fields.Find(field => field.Name == fieldName)?.Authorization ?? [];

    public static FieldConfiguration PartOfFetch(string name, string type, string? description) => new()
    {
        Name = name,
        Type = TypeReference.Parse(type),
        Description = description,
        PureResolver = static _ => throw new InvalidOperationException(
            "The fetch of the aggregate answers its fields."),
    };

    /// <summary>The start of the names of types over a column; the same for columns that have equal fields.</summary>
    public static string ColumnTypeName(AggregatedColumn column)
    {
        AggregateFunctions all = AggregatedColumn.AllowedFor(column.Column.Type);
        string some = column.Functions == all ? "" : string.Concat(AggregatedColumn.Names
            .Where(pair => column.Functions.HasFlag(pair.Function)).Select(static pair => pair.Function.ToString()));
        return ScalarOf(column.Column.Type) + some + Suffix;
    }

    public static string ScalarOf(ColumnType type) => type switch
    {
        Int16Column or Int32Column => "Int",
        Int64Column => "Long",
        DoubleColumn => "Float",
        NumericColumn or MoneyColumn => "Decimal",
        TimestampColumn => "DateTime",
        DateColumn => "LocalDate",
        BooleanColumn => "Boolean",
        UuidColumn => "UUID",
        _ => "String",
    };

    private static string AddColumn(AggregatedColumn column, ISchemaConfiguration schema)
    {
        string name = ColumnTypeName(column);
        if (schema.FindType(name) is null)
        {
            string scalar = ScalarOf(column.Column.Type);
            var type = new ObjectTypeConfiguration { Name = name, Description = "Over the values of a column." };
            foreach ((string field, AggregateFunctions function) in AggregatedColumn.Names)
            {
                if (column.Functions.HasFlag(function))
                {
                    type.Fields.Add(PartOfFetch(
                        field, ResultOf(function, column.Column.Type, scalar), DescriptionOf(function, scalar)));
                }
            }

            schema.AddType(type);
        }

        return name;
    }

    // A sum can be larger than each of its values, and an average has decimals.
    private static string ResultOf(AggregateFunctions function, ColumnType type, string scalar) =>
        (function, type) switch
        {
            (_, DoubleColumn) => scalar,
            (AggregateFunctions.Sum, Int16Column or Int32Column) => "Long",
            (AggregateFunctions.Sum or AggregateFunctions.Avg, _) => "Decimal",
            _ => scalar,
        };

    private static string DescriptionOf(AggregateFunctions function, string scalar) => function switch
    {
        AggregateFunctions.Sum when scalar != "Float" => "The exact sum; null without values.",
        AggregateFunctions.Sum => "The sum; null without values.",
        AggregateFunctions.Avg when scalar == "Float" => "The average; null without values.",
        AggregateFunctions.Avg =>
            "The average; null without values. Half away from zero, money is rounded to hundredths and whole or "
            + "decimal numbers to six decimals.",
        AggregateFunctions.Min => "The smallest value; null without values.",
        _ => "The largest value; null without values.",
    };
}
