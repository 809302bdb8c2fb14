namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>The definition of a field.</summary>
/// <remarks>https://spec.graphql.org/September2025/#FieldDefinition</remarks>
public sealed record FieldDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<InputValueDefinitionNode> Arguments,
    TypeNode Type,
    IReadOnlyList<DirectiveNode> Directives,
    Location Location) : SyntaxNode(Location);
