namespace GraphTenancy.GraphQL.Engine.Execution.Costs;

/// <summary>The numbers of one request.</summary>
/// <param name="Variables">The coerced variables.</param>
/// <param name="Inputs">The weight of each variable that holds input objects.</param>
/// <param name="Results">What each step came to.</param>
internal sealed record CostRun(VariableValues Variables, double[] Inputs, OperationCost[] Results);
