namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>An input object.</summary>
/// <remarks>https://spec.graphql.org/September2025/#InputObjectTypeDefinition</remarks>
public sealed record InputObjectTypeDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<InputValueDefinitionNode> Fields,
    bool IsExtension,
    Location Location) : TypeDefinitionNode(Name, Description, Directives, IsExtension, Location);
