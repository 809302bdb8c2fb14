using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A span of a source text, in bytes; lines and columns are computed only when an error asks.</summary>
/// <param name="Source">The text; <see langword="null"/> for a node that was built in code.</param>
/// <param name="Start">First byte.</param>
/// <param name="End">First byte after the span.</param>
public readonly record struct Location(SourceText? Source, int Start, int End)
{
    /// <summary>Line and column of the start; 0, 0 without a source.</summary>
    public SourceLocation ToSourceLocation() => Source?.LocationOf(Start) ?? default;
}
