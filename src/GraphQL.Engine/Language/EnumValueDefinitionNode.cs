namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>The definition of an enum value.</summary>
/// <remarks>https://spec.graphql.org/September2025/#EnumValueDefinition</remarks>
public sealed record EnumValueDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    Location Location) : SyntaxNode(Location);
