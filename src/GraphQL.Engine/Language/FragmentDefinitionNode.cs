namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A named fragment.</summary>
/// <remarks>https://spec.graphql.org/September2025/#FragmentDefinition</remarks>
public sealed record FragmentDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    NamedTypeNode TypeCondition,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode SelectionSet,
    Location Location) : ExecutableDefinitionNode(Location);
