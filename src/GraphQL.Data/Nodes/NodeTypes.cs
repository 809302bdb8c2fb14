using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data.Nodes;

/// <summary>The interface <c>Node</c> and the types that implement it.</summary>
internal static class NodeTypes
{
    public const string Interface = "Node";

    private const string DeclaredKey = "GraphTenancy.GraphQL.Data.Node";

    /// <summary>Lets a type marked <see cref="NodeAttribute"/>, and the types it relates to, implement <c>Node</c>.</summary>
    public static void Declare(TypeConfiguration type, Type rowType, ISchemaConfiguration schema)
    {
        if (type is not ObjectTypeConfiguration row || !row.Features.TryAdd(DeclaredKey, rowType))
        {
            return;
        }

        TableMapping mapping = TableMapping.For(rowType);
        if (mapping.IsNode)
        {
            AddInterface(schema);
            row.Interfaces.Add(TypeReference.Parse(Interface));
        }

        foreach (RelationMapping relation in mapping.Relations)
        {
            Declare(schema.GetOrAddClrType(relation.TargetType), relation.TargetType, schema);
        }
    }

    public static void AddInterface(ISchemaConfiguration schema)
    {
        if (schema.FindType(Interface) is not null)
        {
            return;
        }

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
