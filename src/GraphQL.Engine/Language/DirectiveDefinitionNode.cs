namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>
/// The definition of a directive, or <c>extend directive</c>, which only adds directives and has no locations.
/// </summary>
/// <remarks>
/// https://spec.graphql.org/September2025/#DirectiveDefinition; directives on it and the extension are of the draft.
/// </remarks>
public sealed record DirectiveDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<InputValueDefinitionNode> Arguments,
    IReadOnlyList<DirectiveNode> Directives,
    bool IsRepeatable,
    IReadOnlyList<NameNode> Locations,
    bool IsExtension,
    Location Location) : TypeSystemDefinitionNode(Description, Directives, IsExtension, Location);
