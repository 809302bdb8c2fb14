using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>A selection set that takes part where a condition holds.</summary>
/// <param name="Selections">The selection set.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Usage">The deferred fragment that it belongs to; <see langword="null"/>: none.</param>
internal sealed record SelectionSource(SelectionSetNode Selections, Conjunction Condition, DeferUsage? Usage);
