namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>An object type.</summary>
/// <remarks>https://spec.graphql.org/September2025/#ObjectTypeDefinition</remarks>
public sealed record ObjectTypeDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<FieldDefinitionNode> Fields,
    bool IsExtension,
    Location Location) : TypeDefinitionNode(Name, Description, Directives, IsExtension, Location);
