namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A selection: a field, a fragment spread or an inline fragment.</summary>
/// <remarks>https://spec.graphql.org/September2025/#Selection</remarks>
public abstract record SelectionNode(
    IReadOnlyList<DirectiveNode> Directives,
    Location Location) : SyntaxNode(Location);
