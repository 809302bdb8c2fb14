namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A parsed document.</summary>
/// <remarks>https://spec.graphql.org/September2025/#Document</remarks>
public sealed record DocumentNode(
    IReadOnlyList<DefinitionNode> Definitions,
    Location Location) : SyntaxNode(Location);
