namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A list literal.</summary>
/// <remarks>https://spec.graphql.org/September2025/#ListValue</remarks>
public sealed record ListValueNode(
    IReadOnlyList<ValueNode> Values,
    Location Location) : ValueNode(Location);
