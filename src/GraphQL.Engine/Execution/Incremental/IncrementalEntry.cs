namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>Data of a deferred fragment, or items of a stream.</summary>
/// <param name="Id">The part.</param>
/// <param name="SubPath">Where the data belongs below the part's path; empty for its very object.</param>
/// <param name="Values">The items; for data exactly one value.</param>
/// <param name="IsItems">Whether they are items.</param>
internal readonly record struct IncrementalEntry(
    int Id, IReadOnlyList<object> SubPath, IReadOnlyList<UnitResult> Values, bool IsItems);
