namespace GraphTenancy.GraphQL.Engine.Execution.Costs;

/// <summary>One step of a <see cref="CostPlan"/>.</summary>
internal abstract class CostStep
{
    /// <summary>The cost, from those of earlier steps.</summary>
    public abstract OperationCost Evaluate(CostRun run);
}

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
