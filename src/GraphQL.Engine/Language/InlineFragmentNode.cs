namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>An inline fragment.</summary>
/// <remarks>https://spec.graphql.org/September2025/#InlineFragment</remarks>
public sealed record InlineFragmentNode(
    NamedTypeNode? TypeCondition,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode SelectionSet,
    Location Location) : SelectionNode(Directives, Location);
