namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A union.</summary>
/// <remarks>https://spec.graphql.org/September2025/#UnionTypeDefinition</remarks>
public sealed record UnionTypeDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<NamedTypeNode> Types,
    bool IsExtension,
    Location Location) : TypeDefinitionNode(Name, Description, Directives, IsExtension, Location);
