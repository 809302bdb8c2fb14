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
/// <param name="name">The start of their names.</param>
/// <param name="row">The type of the rows.</param>
/// <param name="mapping">The columns and keys.</param>
/// <param name="keys">The keys that the field may use.</param>
/// <param name="schema">The schema.</param>
internal sealed class GroupTypes(
    string name,
    ObjectTypeConfiguration row,
    AggregateMapping mapping,
    IReadOnlyList<GroupKey> keys,
    ISchemaConfiguration schema)
{
    public const string Field = "groupBy";

    /// <summary>Adds the field to the aggregate's type, and the types that it needs.</summary>
    public void AddField(ObjectTypeConfiguration aggregate, DataOptions options)
    {
        // Fields of other names may aggregate the same rows.
        if (schema.FindType($"{name}Group") is null)
        {
            AddKeys();
            AddGroup();
            AddOrder();
        }

        FieldConfiguration field = AggregateTypes.PartOfFetch(
            Field,
            $"[{name}Group!]!",
            "The rows in groups of equal keys, in the order of the keys if not said otherwise.");
        Argument(field, "keys", $"[{name}GroupKey!]!", "What the rows of a group have in common; at least one key.");
        Argument(
            field,
            "first",
            "Int",
            $"How many groups at most, 1 to {options.MaxGroups}.",
            new IntValueNode(options.DefaultGroups.ToString(CultureInfo.InvariantCulture), default));
        InputValueConfiguration order = Argument(
            field,
            "order",
            $"[{name}GroupSortInput!]",
            "Orders the groups; the keys follow as tie-break. Groups without a value come last in both directions.");
        CostDefaults.Apply(order.Directives, schema, static cost => cost.Sorting.DefaultSortArgumentCost);
        CostDefaults.ApplyGroups(field, options, schema);
        aggregate.Fields.Add(field);
    }

    private void AddKeys()
    {
        var type = new EnumTypeConfiguration { Name = $"{name}GroupKey", Description = "What rows can be grouped by." };
        foreach (GroupKey key in keys)
        {
            type.Values.Add(new EnumValue { Name = key.Name, Value = key, Description = Sentence(Describe(key)) });
        }

        schema.AddType(type);
    }

    private void AddGroup()
    {
        var type = new ObjectTypeConfiguration { Name = $"{name}Group", Description = "Rows with equal keys." };
        type.Authorization.AddRange(row.Authorization);
        schema.AddType(type);
        foreach (GroupKey key in keys)
        {
            FieldConfiguration field = AggregateTypes.PartOfFetch(
                key.FieldName, TypeOf(key), $"{Sentence(Describe(key))} Null unless {key.Name} is among the keys.");
            field.Authorization.AddRange(AggregateTypes.AuthorizationOf(row, key.SourceField));
            type.Fields.Add(field);
        }

        AggregateTypes.AddValues(type, row, mapping, schema);
    }

    private void AddOrder()
    {
        SortTypes.AddDirection(schema);
        var type = new InputObjectTypeConfiguration { Name = $"{name}GroupSortInput" };
        AddDirection(type, AggregateMapping.CountField);
        // By a relation groups stand in the order of ids, which nobody asks for.
        foreach (GroupKey key in keys.Where(key => key.Relation is null && IsOpen(key.SourceField)))
        {
            AddDirection(type, key.FieldName);
        }

        foreach (AggregatedColumn column in mapping.Columns.Where(column => IsOpen(column.Column.FieldName)))
        {
            type.Fields.Add(new InputValueConfiguration
            {
                Name = column.Column.FieldName,
                Type = TypeReference.Parse(AddColumnOrder(column)),
            });
        }

        schema.AddType(type);
    }

    // The order tells of values that not everybody may see.
    private bool IsOpen(string fieldName) => AggregateTypes.AuthorizationOf(row, fieldName).Count == 0;

    private string AddColumnOrder(AggregatedColumn column)
    {
        string typeName = $"{AggregateTypes.ColumnTypeName(column)}SortInput";
        if (schema.FindType(typeName) is null)
        {
            var type = new InputObjectTypeConfiguration { Name = typeName };
            foreach ((string field, AggregateFunctions function) in AggregatedColumn.Names)
            {
                if (column.Functions.HasFlag(function))
                {
                    AddDirection(type, field);
                }
            }

            schema.AddType(type);
        }

        return typeName;
    }

    private string TypeOf(GroupKey key) => key switch
    {
        { Relation: { } relation } => schema.GetOrAddClrType(relation.TargetType).Name,
        { Part: DatePart.Hour } => "DateTime",
        { Part: not DatePart.None } => "LocalDate",
        // A key is a column or a relation.
        _ => TypeOf(key.Column!),
    };

    private string TypeOf(ColumnMapping column) => column switch
    {
        _ when column.Property.GetCustomAttribute<GraphQLTypeAttribute>() is { } type => type.Syntax.TrimEnd('!'),
        { NodeTypeName: not null } => "ID",
        { Type: EnumColumn values } => schema.GetOrAddClrType(values.Values.Type).Name,
        _ => AggregateTypes.ScalarOf(column.Type),
    };

    private static string Describe(GroupKey key) => key.Part switch
    {
        DatePart.None => $"the {key.SourceField} of the rows",
        DatePart.Hour => $"the hour of {key.SourceField} in UTC, as its beginning",
        DatePart.Day => $"the day of {key.SourceField} in UTC",
        DatePart.Week => $"the week of {key.SourceField} in UTC, as its Monday",
        _ => $"the {key.Part.ToString().ToLowerInvariant()} of {key.SourceField} in UTC, as its first day",
    };

    private static string Sentence(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}.";

    private static InputValueConfiguration Argument(
        FieldConfiguration field, string argumentName, string type, string description, ValueNode? value = null)
    {
        var argument = new InputValueConfiguration
        {
            Name = argumentName,
            Type = TypeReference.Parse(type),
            Description = description,
            DefaultValue = value,
        };
        field.Arguments.Add(argument);
        return argument;
    }

    private void AddDirection(InputObjectTypeConfiguration type, string fieldName)
    {
        var field = new InputValueConfiguration { Name = fieldName, Type = TypeReference.Parse(SortTypes.Direction) };
        CostDefaults.Apply(field.Directives, schema, static cost => cost.Sorting.DefaultSortOperationCost);
        type.Fields.Add(field);
    }
}
