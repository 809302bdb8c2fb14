using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Engine.Requests;

/// <content>Step 4: what the operation costs with these variables, before anything of it runs.</content>
public sealed partial class RequestExecutor
{
    private void ReckonCost(OperationPlan plan, VariableValues variables, RequestProgress progress)
    {
        if (plan.Cost?.Evaluate(variables, progress.Request.Variables) is not { } cost)
        {
            return;
        }

        progress.Cost = cost;
        EngineMetrics.NoteCost(cost);
        if (_options.Cost.EnforceCostLimits && progress.Request.CostMode != CostMode.Validate)
        {
            Refuse("field", cost.FieldCost, _options.Cost.MaxFieldCost);
            Refuse("type", cost.TypeCost, _options.Cost.MaxTypeCost);
        }
    }

    private static void Refuse(string kind, double cost, double limit)
    {
        if (cost <= limit)
        {
            return;
        }

        char upper = char.ToUpperInvariant(kind[0]);
        throw new GraphQLException(new GraphQLError
        {
            Message = $"The maximum allowed {kind} cost was exceeded: {cost:0.##} of {limit:0.##}. "
                + "Ask for fewer fields or smaller pages, or in several requests.",
            Code = ErrorCodes.CostExceeded,
            Extensions = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [$"{kind}Cost"] = cost,
                [$"max{upper}{kind[1..]}Cost"] = limit,
            },
        });
    }
}
