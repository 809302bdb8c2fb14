using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data.Nodes;

/// <summary>The root fields <c>node</c> and <c>nodes</c>.</summary>
internal static class NodeFields
{
    private const string Interface = "Node";

    public static void Add(ISchemaConfiguration schema, DataServices services)
    {
        if (schema.FindType("Query") is not ObjectTypeConfiguration query)
        {
            throw new InvalidOperationException("AddNodeFields() needs a query type. Add one with [QueryType].");
        }

        AddInterface(schema);
        query.Fields.Add(Field(
            "node", Interface, "id", "ID!",
            "An object by its global id; null when it does not exist or is not visible.",
            new NodeFetcher(services, isList: false)));
        FieldConfiguration nodes = Field(
            "nodes", $"[{Interface}]!", "ids", "[ID!]!", "Objects by their global ids, in the order of the ids.",
            new NodeFetcher(services, isList: true));
        CostDefaults.ApplyList(nodes, "ids", services.Options.MaxNodes, schema);
        query.Fields.Add(nodes);
    }

    // The types that the fields return may not be read yet; the first one marked [Node] finds the interface here.
    private static void AddInterface(ISchemaConfiguration schema)
    {
        if (schema.FindType(Interface) is null)
        {
            var node = new InterfaceTypeConfiguration { Name = Interface, Description = "An object with a global id." };
            node.Fields.Add(new FieldConfiguration
            {
                Name = "id",
                Type = TypeReference.Parse("ID!"),
                Description = "The global id.",
            });
            schema.AddType(node);
        }
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
