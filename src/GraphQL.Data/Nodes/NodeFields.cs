using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data.Nodes;

/// <summary>The root fields <c>node</c> and <c>nodes</c>.</summary>
internal static class NodeFields
{
    private const string Interface = "Node";

    public static void Add(ISchemaConfiguration schema, DataServices services)
    {
        // Without a type marked [Node] there is no such interface, and nothing to find.
        if (schema.FindType(Interface) is null || schema.FindType("Query") is not ObjectTypeConfiguration query)
        {
            return;
        }

        query.Fields.Add(Field(
            "node", Interface, "id", "ID!", "An object by its global id; null when it does not exist or is not visible.",
            new NodeFetcher(services, isList: false)));
        query.Fields.Add(Field(
            "nodes", $"[{Interface}]!", "ids", "[ID!]!", "Objects by their global ids, in the order of the ids.",
            new NodeFetcher(services, isList: true)));
    }

    private static FieldConfiguration Field(
        string name, string type, string argument, string argumentType, string description, NodeFetcher fetcher)
    {
        var field = new FieldConfiguration
        {
            Name = name,
            Type = TypeReference.Parse(type),
            Description = description,
            Fetcher = fetcher,
        };
        field.Arguments.Add(new InputValueConfiguration { Name = argument, Type = TypeReference.Parse(argumentType) });
        return field;
    }
}
