namespace GraphTenancy.GraphQL.Engine.Execution.Costs;

/// <summary>The cost of a selection: of the possible types, the dearest.</summary>
internal sealed class SelectionCostStep : CostStep
{
    /// <summary>For each possible type what is constant, and the steps of the other fields.</summary>
    public required IReadOnlyList<(OperationCost Constant, IReadOnlyList<int> Steps)> Types { get; init; }

    public override OperationCost Evaluate(CostRun run)
    {
        OperationCost dearest = default;
        foreach ((OperationCost constant, IReadOnlyList<int> steps) in Types)
        {
            OperationCost sum = constant;
            foreach (int step in steps)
            {
                sum += run.Results[step];
            }

            dearest = OperationCost.Max(dearest, sum);
        }

        return dearest;
    }
}
