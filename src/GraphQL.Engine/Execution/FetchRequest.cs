using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>One fetch of one request.</summary>
/// <param name="Plan">What was planned.</param>
/// <param name="Field">The field.</param>
/// <param name="Parent">The parent object; <see langword="null"/> at the root.</param>
/// <param name="Arguments">The field's coerced arguments.</param>
/// <param name="Variables">The coerced variables, for arguments and conditions further down.</param>
public sealed record FetchRequest(
    FetchPlan Plan,
    PlannedField Field,
    object? Parent,
    IReadOnlyDictionary<string, object?> Arguments,
    VariableValues Variables);
