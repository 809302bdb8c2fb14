namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>The use of a named fragment.</summary>
/// <remarks>https://spec.graphql.org/September2025/#FragmentSpread</remarks>
public sealed record FragmentSpreadNode(
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    Location Location) : SelectionNode(Directives, Location);
