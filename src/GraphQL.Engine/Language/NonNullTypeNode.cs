namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A non-null type; <c>Type</c> is never another non-null type.</summary>
/// <remarks>https://spec.graphql.org/September2025/#NonNullType</remarks>
public sealed record NonNullTypeNode(
    TypeNode Type,
    Location Location) : TypeNode(Location);
