namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A string literal; <c>Value</c> is unescaped and, for a block string, dedented.</summary>
/// <remarks>https://spec.graphql.org/September2025/#StringValue</remarks>
public sealed record StringValueNode(
    string Value,
    bool IsBlock,
    Location Location) : ValueNode(Location);
