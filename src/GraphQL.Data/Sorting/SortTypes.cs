using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data.Sorting;

/// <summary>The input types of <c>order</c>, with Hot Chocolate's names.</summary>
internal static class SortTypes
{
    public const string Ascending = "ASC";
    public const string Descending = "DESC";

    public const string Direction = "SortEnumType";

    /// <summary>The name of the sort type of a mapped record, made with all it needs.</summary>
    public static string GetOrAdd(Type rowType, ISchemaConfiguration schema)
    {
        string name = $"{schema.GetOrAddClrType(rowType).Name}SortInput";
        if (schema.FindType(name) is not null)
        {
            return name;
        }

        AddDirection(schema);
        var type = new InputObjectTypeConfiguration { Name = name };
        foreach (ColumnMapping column in TableMapping.For(rowType).Columns.Where(static column => column.IsSortable))
        {
            var field = new InputValueConfiguration
            {
                Name = column.FieldName,
                Type = TypeReference.Parse(Direction),
            };
            CostDefaults.Apply(
                field.Directives,
                schema,
                column.IsSortUnindexed
                    ? static cost => cost.Sorting.DefaultExpensiveSortOperationCost
                    : static cost => cost.Sorting.DefaultSortOperationCost);
            type.Fields.Add(field);
        }

        if (type.Fields.Count == 0)
        {
            throw new MappingException($"{rowType.Name} is sorted, but none of its properties is [Sortable].");
        }

        schema.AddType(type);
        return name;
    }

    /// <summary>Adds the enum of directions, once.</summary>
    public static void AddDirection(ISchemaConfiguration schema)
    {
        if (schema.FindType(Direction) is null)
        {
            var type = new EnumTypeConfiguration { Name = Direction };
            type.Values.Add(new EnumValue { Name = Ascending, Value = Ascending });
            type.Values.Add(new EnumValue { Name = Descending, Value = Descending });
            schema.AddType(type);
        }
    }
}
