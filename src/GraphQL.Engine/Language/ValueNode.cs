namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A value literal or a variable.</summary>
/// <remarks>https://spec.graphql.org/September2025/#Value</remarks>
public abstract record ValueNode(
    Location Location) : SyntaxNode(Location);
