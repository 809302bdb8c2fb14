namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A reference to a type.</summary>
/// <remarks>https://spec.graphql.org/September2025/#Type</remarks>
public abstract record TypeNode(
    Location Location) : SyntaxNode(Location);
