namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A named type.</summary>
/// <remarks>https://spec.graphql.org/September2025/#NamedType</remarks>
public sealed record NamedTypeNode(
    NameNode Name,
    Location Location) : TypeNode(Location);
