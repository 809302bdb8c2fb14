namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>The definition of a directive.</summary>
/// <remarks>https://spec.graphql.org/September2025/#DirectiveDefinition</remarks>
public sealed record DirectiveDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<InputValueDefinitionNode> Arguments,
    bool IsRepeatable,
    IReadOnlyList<NameNode> Locations,
    Location Location) : TypeSystemDefinitionNode(Description, [], false, Location);
