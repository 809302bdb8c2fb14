using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>A field node where field collection met it.</summary>
/// <param name="Node">The node.</param>
/// <param name="Condition">When it takes part.</param>
/// <param name="Usage">The innermost deferred fragment around it; <see langword="null"/>: none.</param>
internal readonly record struct FieldOccurrence(FieldNode Node, Conjunction Condition, DeferUsage? Usage);
