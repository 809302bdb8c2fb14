namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>An operation or a fragment.</summary>
/// <remarks>https://spec.graphql.org/September2025/#ExecutableDefinition</remarks>
public abstract record ExecutableDefinitionNode(
    Location Location) : DefinitionNode(Location);
