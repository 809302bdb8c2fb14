namespace GraphTenancy.GraphQL.Engine.Execution.Costs;

/// <summary>A cost that is known, or the result of a step.</summary>
internal readonly record struct CostTerm(OperationCost Constant, int Step)
{
    public static CostTerm Of(OperationCost constant) => new(constant, -1);

    public bool IsConstant => Step < 0;

    public OperationCost In(CostRun run) => IsConstant ? Constant : run.Results[Step];
}
