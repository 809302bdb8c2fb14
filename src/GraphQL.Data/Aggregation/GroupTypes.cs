using System.Globalization;
using System.Reflection;
using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Sorting;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>The types of <c>groupBy</c>: the enum of keys, the group, and its order.</summary>
internal static class GroupTypes
{
    public const string Field = "groupBy";

    /// <summary>Adds the field to the aggregate's type.</summary>
    public static void Add(
        ObjectTypeConfiguration aggregate,
        string name,
        AggregateMapping mapping,
        IReadOnlyList<GroupKey> keys,
        DataOptions options,
        ISchemaConfiguration schema)
    {
        if (schema.FindType($"{name}Group") is null)
        {
            AddKeys($"{name}GroupKey", keys, schema);
            AddGroup($"{name}Group", mapping, keys, schema);
            AddOrder($"{name}GroupSortInput", mapping, keys, schema);
        }

        FieldConfiguration field = AggregateTypes.PartOfFetch(
            Field, $"[{name}Group!]!", "The rows in groups of equal keys, in the order of the keys if not said otherwise.");
        Argument(field, "keys", $"[{name}GroupKey!]!", "What the rows of a group have in common; at least one key.");
        Argument(
            field, "first", "Int", $"How many groups at most, 1 to {options.MaxGroups}.",
            new IntValueNode(options.DefaultGroups.ToString(CultureInfo.InvariantCulture), default));
        InputValueConfiguration order = Argument(
            field, "order", $"[{name}GroupSortInput!]",
            "Orders the groups; the keys follow as tie-break. Groups without a value come last in both directions.");
        CostDefaults.Apply(order.Directives, schema, static cost => cost.Sorting.DefaultSortArgumentCost);
        CostDefaults.ApplyGroups(field, options, schema);
        aggregate.Fields.Add(field);
    }

    private static void AddKeys(string name, IReadOnlyList<GroupKey> keys, ISchemaConfiguration schema)
    {
        var type = new EnumTypeConfiguration { Name = name, Description = "What rows can be grouped by." };
        foreach (GroupKey key in keys)
        {
            type.Values.Add(new EnumValue { Name = key.Name, Value = key, Description = Sentence(Describe(key)) });
        }

        schema.AddType(type);
    }

    private static void AddGroup(
        string name, AggregateMapping mapping, IReadOnlyList<GroupKey> keys, ISchemaConfiguration schema)
    {
        var type = new ObjectTypeConfiguration { Name = name, Description = "Rows with equal keys." };
        schema.AddType(type);
        foreach (GroupKey key in keys)
        {
            type.Fields.Add(AggregateTypes.PartOfFetch(
                key.FieldName, TypeOf(key, schema), $"{Sentence(Describe(key))} Null unless {key.Name} is among the keys."));
        }

        AggregateTypes.AddValues(type, mapping, schema);
    }

    private static void AddOrder(
        string name, AggregateMapping mapping, IReadOnlyList<GroupKey> keys, ISchemaConfiguration schema)
    {
        SortTypes.AddDirection(schema);
        var type = new InputObjectTypeConfiguration { Name = name };
        Input(type, AggregateMapping.CountField, SortTypes.Direction, schema);
        // By a relation groups stand in the order of ids, which nobody asks for.
        foreach (GroupKey key in keys.Where(static key => key.Relation is null))
        {
            Input(type, key.FieldName, SortTypes.Direction, schema);
        }

        foreach (AggregatedColumn column in mapping.Columns)
        {
            type.Fields.Add(new InputValueConfiguration
            {
                Name = column.Column.FieldName,
                Type = TypeReference.Parse(AddColumnOrder(column, schema)),
            });
        }

        schema.AddType(type);
    }

    private static string AddColumnOrder(AggregatedColumn column, ISchemaConfiguration schema)
    {
        string name = $"{AggregateTypes.ColumnTypeName(column)}SortInput";
        if (schema.FindType(name) is null)
        {
            var type = new InputObjectTypeConfiguration { Name = name };
            foreach ((string field, AggregateFunctions function) in AggregatedColumn.Names)
            {
                if (column.Functions.HasFlag(function))
                {
                    Input(type, field, SortTypes.Direction, schema);
                }
            }

            schema.AddType(type);
        }

        return name;
    }

    private static string TypeOf(GroupKey key, ISchemaConfiguration schema) => key switch
    {
        { Relation: { } relation } => schema.GetOrAddClrType(relation.TargetType).Name,
        { Part: DatePart.Hour } => "DateTime",
        { Part: not DatePart.None } => "LocalDate",
        // A key is a column or a relation.
        _ => TypeOf(key.Column!, schema),
    };

    private static string TypeOf(ColumnMapping column, ISchemaConfiguration schema) => column switch
    {
        _ when column.Property.GetCustomAttribute<GraphQLTypeAttribute>() is { } type => type.Syntax.TrimEnd('!'),
        { NodeTypeName: not null } => "ID",
        { Type: EnumColumn values } => schema.GetOrAddClrType(values.Values.Type).Name,
        _ => AggregateTypes.ScalarOf(column.Type),
    };

    private static string Describe(GroupKey key) => key.Part switch
    {
        DatePart.None => $"the {key.Relation?.FieldName ?? key.Column?.FieldName} of the rows",
        DatePart.Hour => $"the hour of {key.Column?.FieldName} in UTC, as its beginning",
        DatePart.Day => $"the day of {key.Column?.FieldName} in UTC",
        DatePart.Week => $"the week of {key.Column?.FieldName} in UTC, as its Monday",
        _ => $"the {key.Part.ToString().ToLowerInvariant()} of {key.Column?.FieldName} in UTC, as its first day",
    };

    private static string Sentence(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}.";

    private static InputValueConfiguration Argument(
        FieldConfiguration field, string name, string type, string description, ValueNode? value = null)
    {
        var argument = new InputValueConfiguration
        {
            Name = name,
            Type = TypeReference.Parse(type),
            Description = description,
            DefaultValue = value,
        };
        field.Arguments.Add(argument);
        return argument;
    }

    private static void Input(InputObjectTypeConfiguration type, string name, string fieldType, ISchemaConfiguration schema)
    {
        var field = new InputValueConfiguration { Name = name, Type = TypeReference.Parse(fieldType) };
        CostDefaults.Apply(field.Directives, schema, static cost => cost.Sorting.DefaultSortOperationCost);
        type.Fields.Add(field);
    }
}
