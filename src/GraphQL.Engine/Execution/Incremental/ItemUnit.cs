using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>An item of a stream.</summary>
/// <param name="stream">The stream.</param>
/// <param name="path">Where the item stands.</param>
internal sealed class ItemUnit(ItemStream stream, ResultPath path) : ExecutionUnit
{
    public ItemStream Stream { get; } = stream;

    public ResultPath Path { get; } = path;

    /// <summary>The completed value, which the writer writes.</summary>
    public object? Value { get; set; }

    /// <summary>What it came to; <see langword="null"/> until it is finished.</summary>
    public UnitResult? Result { get; set; }
}
