namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>The fields of one object type.</summary>
/// <param name="Fields">Those that are executed with the object.</param>
/// <param name="Defers">What is deferred; <see langword="null"/> for nothing.</param>
internal sealed record CollectedFields(IReadOnlyList<PlannedField> Fields, DeferPlan? Defers);
