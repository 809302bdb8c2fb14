using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>What a unit came to: its written value, or the error that made it null where null is not allowed.</summary>
internal sealed class UnitResult : IDisposable
{
    /// <summary>The value as JSON; <see langword="null"/> when the unit failed.</summary>
    public ResultWriter? Value { get; init; }

    /// <summary>The errors inside of the value; of a failed unit the one that failed it.</summary>
    public required IReadOnlyList<GraphQLError> Errors { get; init; }

    /// <summary>What comes later still.</summary>
    public IncrementalWork Work { get; init; } = IncrementalWork.None;

    /// <summary>Whether the unit has no value.</summary>
    public bool IsFailed => Value is null;

    /// <inheritdoc/>
    public void Dispose() => Value?.Dispose();
}
