namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>An integer literal; the text is kept because it may exceed every machine type.</summary>
/// <remarks>https://spec.graphql.org/September2025/#IntValue</remarks>
public sealed record IntValueNode(
    string Value,
    Location Location) : ValueNode(Location);
