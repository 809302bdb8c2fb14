namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>An argument.</summary>
/// <remarks>https://spec.graphql.org/September2025/#Argument</remarks>
public sealed record ArgumentNode(
    NameNode Name,
    ValueNode Value,
    Location Location) : SyntaxNode(Location);
