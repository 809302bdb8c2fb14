using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>The fields of one object type.</summary>
/// <param name="Fields">Those that are executed with the object.</param>
/// <param name="Defers">What is deferred; <see langword="null"/> for nothing.</param>
/// <param name="Failure">Why they cannot be collected; <see langword="null"/>: they can.</param>
internal sealed record CollectedFields(
    IReadOnlyList<PlannedField> Fields, DeferPlan? Defers, GraphQLException? Failure = null);
