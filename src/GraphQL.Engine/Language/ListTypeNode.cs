namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A list type.</summary>
/// <remarks>https://spec.graphql.org/September2025/#ListType</remarks>
public sealed record ListTypeNode(
    TypeNode Type,
    Location Location) : TypeNode(Location);
