namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>
/// A node of the syntax tree. Nodes are immutable; key dictionaries by <see cref="ReferenceEqualityComparer"/>.
/// </summary>
/// <param name="Location">Where it stands in the source.</param>
public abstract record SyntaxNode(Location Location);
