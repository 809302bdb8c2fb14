namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>The definition of an argument or an input field.</summary>
/// <remarks>https://spec.graphql.org/September2025/#InputValueDefinition</remarks>
public sealed record InputValueDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    TypeNode Type,
    ValueNode? DefaultValue,
    IReadOnlyList<DirectiveNode> Directives,
    Location Location) : SyntaxNode(Location);
