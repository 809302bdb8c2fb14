namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>An interface.</summary>
/// <remarks>https://spec.graphql.org/September2025/#InterfaceTypeDefinition</remarks>
public sealed record InterfaceTypeDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<FieldDefinitionNode> Fields,
    bool IsExtension,
    Location Location) : TypeDefinitionNode(Name, Description, Directives, IsExtension, Location);
