namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>An operation.</summary>
/// <remarks>https://spec.graphql.org/September2025/#OperationDefinition</remarks>
public sealed record OperationDefinitionNode(
    StringValueNode? Description,
    OperationType Operation,
    NameNode? Name,
    IReadOnlyList<VariableDefinitionNode> VariableDefinitions,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode SelectionSet,
    Location Location) : ExecutableDefinitionNode(Location);
