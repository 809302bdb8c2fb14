namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A type definition or extension.</summary>
/// <remarks>https://spec.graphql.org/September2025/#TypeDefinition</remarks>
public abstract record TypeDefinitionNode(
    NameNode Name,
    StringValueNode? Description,
    IReadOnlyList<DirectiveNode> Directives,
    bool IsExtension,
    Location Location) : TypeSystemDefinitionNode(Description, Directives, IsExtension, Location);
