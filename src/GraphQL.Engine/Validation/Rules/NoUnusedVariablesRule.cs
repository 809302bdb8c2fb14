using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Every variable that an operation defines is used by it, or by a fragment that it spreads.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-All-Variables-Used</remarks>
internal sealed class NoUnusedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument()
    {
        foreach (ExecutableDefinition operation in Context.Operations)
        {
            if (operation.Variables.Count > 0)
            {
                Check(operation);
            }
        }
    }

    private void Check(ExecutableDefinition operation)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (ExecutableDefinition reached in Context.ReachableFrom(operation))
        {
            foreach (VariableUsage usage in reached.VariableUsages)
            {
                used.Add(usage.Name);
            }
        }

        string by = operation.Operation!.Name is { } name ? $" in operation \"{name.Value}\"" : "";
        foreach (VariableDefinitionNode variable in operation.Operation.VariableDefinitions)
        {
            string variableName = variable.Variable.Name.Value;
            if (!used.Contains(variableName))
            {
                Context.Report($"Variable \"${variableName}\" is never used{by}.", variable);
            }
        }
    }
}
