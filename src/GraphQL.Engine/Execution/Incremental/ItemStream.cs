using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>A list whose first items were delivered with its field and whose others come later.</summary>
/// <param name="usage">How it is streamed.</param>
/// <param name="path">Where the list stands.</param>
/// <param name="source">The items that are left.</param>
/// <param name="nextIndex">The index of the first of them.</param>
/// <param name="owner">The unit that has the list.</param>
internal sealed class ItemStream(
    StreamUsage usage, ResultPath path, ItemSource source, int nextIndex, ExecutionUnit owner)
    : PendingPart(path, usage.Label), IAsyncDisposable
{
    /// <summary>The field as its later items see it.</summary>
    public PlannedField Field { get; } = usage.ItemField;

    /// <summary>The unit that has the list.</summary>
    public ExecutionUnit Owner { get; } = owner;

    /// <summary>The type of an item.</summary>
    public GraphQLType ItemType { get; } = usage.ItemField.Definition.Type.NullableType is ListType list
        ? list.ItemType
        : throw new InvalidOperationException("Only lists are streamed.");

    /// <summary>The items that are left.</summary>
    public ItemSource Source { get; } = source;

    /// <summary>The index of the next item to be read.</summary>
    public int NextIndex { get; set; } = nextIndex;

    /// <summary>The items that were read and not delivered yet, in their order.</summary>
    public Queue<ItemUnit> Items { get; } = new();

    /// <summary>Whether the next item is being waited for.</summary>
    public bool IsReading { get; set; }

    /// <summary>Whether the source has no more items.</summary>
    public bool IsRead { get; set; }

    /// <summary>Why the source failed; <see langword="null"/> when it did not.</summary>
    public GraphQLError? Failure { get; set; }

    /// <summary>Whether the list was written, so that somebody waits for its items.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Whether nobody waits for items any more.</summary>
    public bool IsEnded { get; set; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
