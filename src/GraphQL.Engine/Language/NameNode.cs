namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A name.</summary>
/// <remarks>https://spec.graphql.org/September2025/#Name</remarks>
public sealed record NameNode(
    string Value,
    Location Location) : SyntaxNode(Location);
