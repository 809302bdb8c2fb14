namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>A list.</summary>
/// <param name="itemType">The type of its items.</param>
public sealed class ListType(GraphQLType itemType) : GraphQLType(itemType)
{
    /// <summary>The type of the items.</summary>
    public GraphQLType ItemType { get; } = itemType;

    /// <inheritdoc/>
    public override string ToString() => $"[{ItemType}]";
}
