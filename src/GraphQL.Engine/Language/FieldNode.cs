namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A field.</summary>
/// <remarks>https://spec.graphql.org/September2025/#Field</remarks>
public sealed record FieldNode(
    NameNode? Alias,
    NameNode Name,
    IReadOnlyList<ArgumentNode> Arguments,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode? SelectionSet,
    Location Location) : SelectionNode(Directives, Location);
