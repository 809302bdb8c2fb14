namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>An input object literal.</summary>
/// <remarks>https://spec.graphql.org/September2025/#ObjectValue</remarks>
public sealed record ObjectValueNode(
    IReadOnlyList<ObjectFieldNode> Fields,
    Location Location) : ValueNode(Location);
