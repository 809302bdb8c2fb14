namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A scalar.</summary>
/// <remarks>https://spec.graphql.org/September2025/#ScalarTypeDefinition</remarks>
public sealed record ScalarTypeDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    bool IsExtension,
    Location Location) : TypeDefinitionNode(Name, Description, Directives, IsExtension, Location);
