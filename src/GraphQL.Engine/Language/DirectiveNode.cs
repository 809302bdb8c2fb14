namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A directive in use.</summary>
/// <remarks>https://spec.graphql.org/September2025/#Directive</remarks>
public sealed record DirectiveNode(
    NameNode Name,
    IReadOnlyList<ArgumentNode> Arguments,
    Location Location) : SyntaxNode(Location);
