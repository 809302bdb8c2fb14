namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A field of an input object literal.</summary>
/// <remarks>https://spec.graphql.org/September2025/#ObjectField</remarks>
public sealed record ObjectFieldNode(
    NameNode Name,
    ValueNode Value,
    Location Location) : SyntaxNode(Location);
