namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>An enum.</summary>
/// <remarks>https://spec.graphql.org/September2025/#EnumTypeDefinition</remarks>
public sealed record EnumTypeDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<EnumValueDefinitionNode> Values,
    bool IsExtension,
    Location Location) : TypeDefinitionNode(Name, Description, Directives, IsExtension, Location);
