namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>The use of a variable.</summary>
/// <remarks>https://spec.graphql.org/September2025/#Variable</remarks>
public sealed record VariableNode(
    NameNode Name,
    Location Location) : ValueNode(Location);
