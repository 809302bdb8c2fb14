using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>A part of the response that comes later.</summary>
/// <param name="path">Where it belongs; <see langword="null"/> for the root.</param>
/// <param name="label">The label; <see langword="null"/> when it has none.</param>
internal abstract class PendingPart(ResultPath? path, string? label)
{
    /// <summary>Where it belongs.</summary>
    public ResultPath? Path { get; } = path;

    /// <summary>The label.</summary>
    public string? Label { get; } = label;

    /// <summary>Its name in the response; <see langword="null"/> unless it is pending.</summary>
    public int? Id { get; set; }
}
