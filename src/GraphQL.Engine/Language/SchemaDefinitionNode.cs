namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary><c>schema</c> or <c>extend schema</c>.</summary>
/// <remarks>https://spec.graphql.org/September2025/#SchemaDefinition</remarks>
public sealed record SchemaDefinitionNode(
    StringValueNode? Description,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<OperationTypeDefinitionNode> OperationTypes,
    bool IsExtension,
    Location Location) : TypeSystemDefinitionNode(Description, Directives, IsExtension, Location);
