using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>The types of a connection, with Hot Chocolate's names and nullability.</summary>
internal static class ConnectionTypes
{
    public const string PageInfo = "PageInfo";

    public static void Apply(
        FieldConfiguration field,
        DataFieldSettings settings,
        string? connectionName,
        bool includeTotalCount,
        ISchemaConfiguration schema)
    {
        string name = connectionName ?? char.ToUpperInvariant(field.Name[0]) + field.Name[1..];
        string node = schema.GetOrAddClrType(settings.RowType).Name;
        AddPageInfo(schema);
        AddConnection(name, node, settings.RowType, includeTotalCount, schema);
        field.Type = TypeReference.Parse($"{name}Connection");
        AddArguments(field);
    }

    private static void AddConnection(
        string name, string node, Type rowType, bool includeTotalCount, ISchemaConfiguration schema)
    {
        if (schema.FindType($"{name}Connection") is { } existing)
        {
            if (existing.Features.GetValueOrDefault(nameof(ConnectionTypes)) is not (Type other, bool hasCount)
                || other != rowType || hasCount != includeTotalCount)
            {
                throw new InvalidOperationException(
                    $"Two connections are named {name}Connection and differ. "
                    + "Give one of them a ConnectionName in [UsePaging].");
            }

            return;
        }

        var edge = new ObjectTypeConfiguration { Name = $"{name}Edge", Description = "An edge in a connection." };
        edge.Fields.Add(PartOfFetch("cursor", "String!", "A cursor for use in pagination."));
        edge.Fields.Add(PartOfFetch("node", $"{node}!", "The item at the end of the edge."));
        schema.AddType(edge);

        var connection = new ObjectTypeConfiguration
        {
            Name = $"{name}Connection",
            Description = "A connection to a list of items.",
        };
        connection.Features[nameof(ConnectionTypes)] = (rowType, includeTotalCount);
        connection.Fields.Add(PartOfFetch("pageInfo", "PageInfo!", "Information to aid in pagination."));
        connection.Fields.Add(PartOfFetch("edges", $"[{name}Edge!]", "A list of edges."));
        connection.Fields.Add(PartOfFetch("nodes", $"[{node}!]", "A flattened list of the nodes."));
        if (includeTotalCount)
        {
            FieldConfiguration count =
                PartOfFetch("totalCount", "Int!", "How many items there are on all pages together.");
            // A statement of its own, that counts all rows of the filter.
            CostDefaults.Apply(count.Directives, schema, static cost => cost.DefaultResolverCost);
            connection.Fields.Add(count);
        }

        schema.AddType(connection);
    }

    private static void AddPageInfo(ISchemaConfiguration schema)
    {
        if (schema.FindType(PageInfo) is not null)
        {
            return;
        }

        var type = new ObjectTypeConfiguration
        {
            Name = PageInfo,
            Description = "Information about pagination in a connection.",
        };
        type.Fields.Add(PartOfFetch("hasNextPage", "Boolean!", "Whether more edges follow this page."));
        type.Fields.Add(PartOfFetch("hasPreviousPage", "Boolean!", "Whether edges stand before this page."));
        type.Fields.Add(PartOfFetch("startCursor", "String", "The cursor of the first edge; null on an empty page."));
        type.Fields.Add(PartOfFetch("endCursor", "String", "The cursor of the last edge; null on an empty page."));
        schema.AddType(type);
    }

    private static void AddArguments(FieldConfiguration field)
    {
        field.Arguments.Add(Argument("first", "Int", "Returns the first _n_ elements from the list."));
        field.Arguments.Add(Argument("after", "String", "Returns the elements after this cursor."));
        field.Arguments.Add(Argument("last", "Int", "Returns the last _n_ elements from the list."));
        field.Arguments.Add(Argument("before", "String", "Returns the elements before this cursor."));
    }

    private static InputValueConfiguration Argument(string name, string type, string description) =>
        new() { Name = name, Type = TypeReference.Parse(type), Description = description };

    private static FieldConfiguration PartOfFetch(string name, string type, string description) => new()
    {
        Name = name,
        Type = TypeReference.Parse(type),
        Description = description,
        PureResolver = static _ => throw new InvalidOperationException(
            "The fetch of the connection answers its fields."),
    };
}
