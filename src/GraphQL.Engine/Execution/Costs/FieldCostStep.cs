namespace GraphTenancy.GraphQL.Engine.Execution.Costs;

/// <summary>The cost of one field.</summary>
internal sealed class FieldCostStep : CostStep
{
    /// <summary>The weight of the field and of its constant arguments.</summary>
    public required double Weight { get; init; }

    /// <summary>The places in <see cref="CostRun.Inputs"/> of the variables in its arguments.</summary>
    public required IReadOnlyList<int> Inputs { get; init; }

    /// <summary>The weight of one object of the field's type.</summary>
    public required double TypeWeight { get; init; }

    /// <summary>How many objects there are.</summary>
    public required CostSize Size { get; init; }

    /// <summary>The cost of what is selected on each of them.</summary>
    public required CostTerm Selection { get; init; }

    public bool IsConstant => Inputs.Count == 0 && Size.IsConstant && Selection.IsConstant;

    public OperationCost EvaluateConstant() => Evaluate(Weight, Size.In(VariableValues.Empty), Selection.Constant);

    public override OperationCost Evaluate(CostRun run)
    {
        double weight = Weight;
        foreach (int input in Inputs)
        {
            weight += run.Inputs[input];
        }

        return Evaluate(weight, Size.In(run.Variables), Selection.In(run));
    }

    // The field is resolved once, what it holds is resolved for each item.
    private OperationCost Evaluate(double weight, double size, OperationCost selection) => new(
        OperationCost.Saturate(weight + (size * selection.FieldCost)),
        OperationCost.Saturate(size * (TypeWeight + selection.TypeCost)));
}
