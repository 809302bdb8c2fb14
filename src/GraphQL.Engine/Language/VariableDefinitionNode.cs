namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>The declaration of a variable.</summary>
/// <remarks>https://spec.graphql.org/September2025/#VariableDefinition</remarks>
public sealed record VariableDefinitionNode(
    StringValueNode? Description,
    VariableNode Variable,
    TypeNode Type,
    ValueNode? DefaultValue,
    IReadOnlyList<DirectiveNode> Directives,
    Location Location) : SyntaxNode(Location);
