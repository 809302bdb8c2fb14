namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A boolean literal.</summary>
/// <remarks>https://spec.graphql.org/September2025/#BooleanValue</remarks>
public sealed record BooleanValueNode(
    bool Value,
    Location Location) : ValueNode(Location);
