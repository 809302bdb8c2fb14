using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>A selection set that takes part where a condition holds.</summary>
/// <param name="Selections">The selection set.</param>
/// <param name="Condition">The condition.</param>
internal sealed record SelectionSource(SelectionSetNode Selections, Conjunction Condition);
