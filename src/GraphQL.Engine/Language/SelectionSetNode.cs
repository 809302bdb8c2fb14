namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A selection set.</summary>
/// <remarks>https://spec.graphql.org/September2025/#SelectionSet</remarks>
public sealed record SelectionSetNode(
    IReadOnlyList<SelectionNode> Selections,
    Location Location) : SyntaxNode(Location);
