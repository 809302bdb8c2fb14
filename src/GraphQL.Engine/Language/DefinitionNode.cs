namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A definition of a document.</summary>
/// <remarks>https://spec.graphql.org/September2025/#Definition</remarks>
public abstract record DefinitionNode(
    Location Location) : SyntaxNode(Location);
