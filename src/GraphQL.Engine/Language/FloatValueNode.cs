namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A floating-point literal, as text.</summary>
/// <remarks>https://spec.graphql.org/September2025/#FloatValue</remarks>
public sealed record FloatValueNode(
    string Value,
    Location Location) : ValueNode(Location);
