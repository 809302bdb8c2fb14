namespace GraphTenancy.GraphQL.Engine.Execution.Costs;

/// <summary>One step of a <see cref="CostPlan"/>.</summary>
internal abstract class CostStep
{
    /// <summary>The cost, from those of earlier steps.</summary>
    public abstract OperationCost Evaluate(CostRun run);
}
