namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>One fetch of one request.</summary>
/// <param name="Plan">What was planned.</param>
/// <param name="Context">The field's context: parent, coerced arguments, selections, request.</param>
/// <param name="Variables">The coerced variables, for arguments and conditions further down.</param>
public sealed record FetchRequest(FetchPlan Plan, IResolverContext Context, VariableValues Variables);
