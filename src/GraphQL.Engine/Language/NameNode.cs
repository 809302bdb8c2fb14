namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A name, which always stands in a node and never alone.</summary>
/// <param name="Value">The name.</param>
/// <param name="Start">Its first byte in the source of its node.</param>
/// <remarks>
/// https://spec.graphql.org/September2025/#Name. The benchmark <c>engine</c>: every third node of a document would be a
/// name, and making the nodes is most of the time that parsing takes.
/// </remarks>
public readonly record struct NameNode(string Value, int Start)
{
    /// <summary>Where the name stands.</summary>
    /// <param name="owner">The node that it belongs to.</param>
    public Location LocationIn(SyntaxNode owner) => new(owner.Location.Source, Start, Start + Value.Length);
}
