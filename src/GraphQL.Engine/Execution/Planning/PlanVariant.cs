namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>A plan for requests whose conditions all have known values, unlike the plan for all requests.</summary>
/// <param name="Variables">The variables; only those that conditions use matter.</param>
/// <param name="IsIncremental">Whether <c>@defer</c> and <c>@stream</c> are heeded.</param>
internal sealed record PlanVariant(VariableValues Variables, bool IsIncremental);
