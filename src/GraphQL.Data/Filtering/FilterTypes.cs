using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data.Filtering;

/// <summary>The input types of <c>where</c>, with Hot Chocolate's names.</summary>
internal static class FilterTypes
{
    private static readonly string[] Equality = ["eq", "neq"];
    private static readonly string[] Sets = ["in", "nin"];
    private static readonly string[] Ranges = ["gt", "ngt", "gte", "ngte", "lt", "nlt", "lte", "nlte"];
    private static readonly string[] Texts =
        ["contains", "ncontains", "startsWith", "nstartsWith", "endsWith", "nendsWith"];

    /// <summary>The name of the filter type of a mapped record, made with all it needs.</summary>
    public static string GetOrAdd(Type rowType, ISchemaConfiguration schema)
    {
        string name = $"{schema.GetOrAddClrType(rowType).Name}FilterInput";
        if (schema.FindType(name) is not null)
        {
            return name;
        }

        TableMapping mapping = TableMapping.For(rowType);
        var type = new InputObjectTypeConfiguration { Name = name };
        // Added before its fields: relations may lead back to it.
        schema.AddType(type);
        Add(type, "and", $"[{name}!]");
        Add(type, "or", $"[{name}!]");
        foreach (ColumnMapping column in mapping.Columns.Where(static column => column.IsFilterable))
        {
            InputValueConfiguration field = Add(type, column.FieldName, Operations(column, schema));
            if (column.IsFilterUnindexed)
            {
                CostDefaults.Apply(
                    field.Directives, schema, static cost => cost.Filtering.DefaultExpensiveFilterOperationCost);
            }
        }

        foreach (RelationMapping relation in mapping.Relations.Where(static relation => relation.IsFilterable))
        {
            string target = GetOrAdd(relation.TargetType, schema);
            Add(type, relation.FieldName, relation.IsToMany ? ListOperations(target, schema) : target);
        }

        if (type.Fields.Count == 2)
        {
            throw new MappingException($"{rowType.Name} is filtered, but none of its properties is [Filterable].");
        }

        return name;
    }

    private static string Operations(ColumnMapping column, ISchemaConfiguration schema) => column.Type switch
    {
        _ when column.NodeTypeName is not null => Make("Id", "ID", [.. Equality, .. Sets], schema),
        TextColumn => MakeText(schema),
        UuidColumn => MakeComparable("Uuid", "UUID", schema),
        Int16Column or Int32Column => MakeComparable("Int", "Int", schema),
        Int64Column => MakeComparable("Long", "Long", schema),
        DoubleColumn => MakeComparable("Float", "Float", schema),
        NumericColumn or MoneyColumn => MakeComparable("Decimal", "Decimal", schema),
        TimestampColumn => MakeComparable("DateTime", "DateTime", schema),
        DateColumn => MakeComparable("LocalDate", "LocalDate", schema),
        BooleanColumn => Make("Boolean", "Boolean", Equality, schema),
        EnumColumn text => MakeEnum(schema.GetOrAddClrType(text.Values.Type).Name, schema),
        _ => throw new MappingException(
            $"{column.Property.DeclaringType?.Name}.{column.Property.Name} cannot be filtered."),
    };

    private static string MakeComparable(string name, string scalar, ISchemaConfiguration schema) =>
        Make(name, scalar, [.. Equality, .. Sets, .. Ranges], schema);

    private static string MakeEnum(string name, ISchemaConfiguration schema) =>
        Make(name, name, [.. Equality, .. Sets], schema);

    private static string MakeText(ISchemaConfiguration schema)
    {
        string name = Make("String", "String", [.. Equality, .. Sets, .. Texts], schema);
        if (schema.FindType(name) is InputObjectTypeConfiguration type && type.Fields.All(static f => f.Name != "and"))
        {
            Add(type, "and", $"[{name}!]");
            Add(type, "or", $"[{name}!]");
        }

        return name;
    }

    private static string Make(string name, string valueType, string[] operations, ISchemaConfiguration schema)
    {
        string typeName = $"{name}OperationFilterInput";
        if (schema.FindType(typeName) is not null)
        {
            return typeName;
        }

        var type = new InputObjectTypeConfiguration { Name = typeName };
        foreach (string operation in operations)
        {
            InputValueConfiguration field =
                Add(type, operation, Sets.Contains(operation) ? ListOf(valueType, name) : valueType);
            AddCost(field, schema);
        }

        schema.AddType(type);
        return typeName;
    }

    // Hot Chocolate has [String] and [Int] but [OrderStatus!] for enums.
    private static string ListOf(string valueType, string name) => valueType == name && !IsBuiltIn(name)
        ? $"[{valueType}!]"
        : $"[{valueType}]";

    private static bool IsBuiltIn(string name) =>
        name is "String" or "Int" or "Long" or "Float" or "Decimal" or "DateTime" or "LocalDate" or "Boolean";

    private static string ListOperations(string target, ISchemaConfiguration schema)
    {
        string name = $"ListFilterInputTypeOf{target}";
        if (schema.FindType(name) is null)
        {
            var type = new InputObjectTypeConfiguration { Name = name };
            AddCost(Add(type, "all", target), schema);
            AddCost(Add(type, "none", target), schema);
            AddCost(Add(type, "some", target), schema);
            AddCost(Add(type, "any", "Boolean"), schema);
            schema.AddType(type);
        }

        return name;
    }

    private static InputValueConfiguration Add(InputObjectTypeConfiguration type, string name, string fieldType)
    {
        var field = new InputValueConfiguration { Name = name, Type = TypeReference.Parse(fieldType) };
        type.Fields.Add(field);
        return field;
    }

    // No index helps to look inside a text.
    private static void AddCost(InputValueConfiguration operation, ISchemaConfiguration schema) => CostDefaults.Apply(
        operation.Directives,
        schema,
        Texts.Contains(operation.Name)
            ? static cost => cost.Filtering.DefaultExpensiveFilterOperationCost
            : static cost => cost.Filtering.DefaultFilterOperationCost);
}
