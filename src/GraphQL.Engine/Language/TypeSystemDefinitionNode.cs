namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A definition or an extension of the type system.</summary>
/// <remarks>https://spec.graphql.org/September2025/#TypeSystemDefinitionOrExtension</remarks>
public abstract record TypeSystemDefinitionNode(
    StringValueNode? Description,
    IReadOnlyList<DirectiveNode> Directives,
    bool IsExtension,
    Location Location) : DefinitionNode(Location);
