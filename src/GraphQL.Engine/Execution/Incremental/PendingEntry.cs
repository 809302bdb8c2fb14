using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>Announces a part that comes later.</summary>
/// <param name="Id">Its name in the response.</param>
/// <param name="Path">Where it belongs; <see langword="null"/> for the root.</param>
/// <param name="Label">The label; <see langword="null"/> when it has none.</param>
internal readonly record struct PendingEntry(int Id, ResultPath? Path, string? Label);
