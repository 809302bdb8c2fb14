namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>The literal <c>null</c>.</summary>
/// <remarks>https://spec.graphql.org/September2025/#NullValue</remarks>
public sealed record NullValueNode(
    Location Location) : ValueNode(Location);
