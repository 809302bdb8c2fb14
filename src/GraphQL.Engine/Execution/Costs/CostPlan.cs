using System.Text.Json;

namespace GraphTenancy.GraphQL.Engine.Execution.Costs;

/// <summary>
/// The cost of a planned operation: a number, or steps that compute it where variables decide about sizes and inputs.
/// Immutable, shared by all requests of the operation.
/// </summary>
/// <remarks>
/// The worst case: every field behind <c>@skip</c>, <c>@include</c>, <c>@defer</c> and <c>@stream</c> counts, and of
/// the possible types of a value the dearest.
/// </remarks>
internal sealed class CostPlan
{
    private readonly CostTerm _total;
    private readonly IReadOnlyList<CostStep> _steps;
    private readonly IReadOnlyList<VariableInput> _inputs;

    public CostPlan(CostTerm total, IReadOnlyList<CostStep> steps, IReadOnlyList<VariableInput> inputs)
    {
        _total = total;
        _steps = total.IsConstant ? [] : steps;
        _inputs = total.IsConstant ? [] : inputs;
    }

    /// <summary>Whether no variable decides.</summary>
    public bool IsConstant => _total.IsConstant;

    /// <summary>The cost of a request.</summary>
    /// <param name="variables">The coerced variables; they give the sizes.</param>
    /// <param name="given">The variables as they came; they give the weight of input objects.</param>
    public OperationCost Evaluate(VariableValues variables, JsonElement given)
    {
        if (_total.IsConstant)
        {
            return _total.Constant;
        }

        var run = new CostRun(variables, new double[_inputs.Count], new OperationCost[_steps.Count]);
        for (int i = 0; i < _inputs.Count; i++)
        {
            run.Inputs[i] = _inputs[i].Evaluate(given);
        }

        // Each step refers to earlier ones only.
        for (int i = 0; i < _steps.Count; i++)
        {
            run.Results[i] = _steps[i].Evaluate(run);
        }

        return _total.In(run);
    }
}
