namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A root operation type.</summary>
/// <remarks>https://spec.graphql.org/September2025/#RootOperationTypeDefinition</remarks>
public sealed record OperationTypeDefinitionNode(
    OperationType Operation,
    NamedTypeNode Type,
    Location Location) : SyntaxNode(Location);
