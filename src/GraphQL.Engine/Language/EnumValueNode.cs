namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>An enum literal.</summary>
/// <remarks>https://spec.graphql.org/September2025/#EnumValue</remarks>
public sealed record EnumValueNode(
    string Value,
    Location Location) : ValueNode(Location);
