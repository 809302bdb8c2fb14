using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Every variable that an operation uses, in its fragments too, is defined by it.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined</remarks>
internal sealed class NoUndefinedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument()
    {
        if (!Context.UsesVariables)
        {
            return;
        }

        foreach (ExecutableDefinition operation in Context.Operations)
        {
            foreach (ExecutableDefinition reached in Context.ReachableFrom(operation))
            {
                Check(operation, reached);
            }
        }
    }

    private void Check(ExecutableDefinition operation, ExecutableDefinition reached)
    {
        foreach (VariableUsage usage in reached.VariableUsages)
        {
            if (!operation.Variables.ContainsKey(usage.Name))
            {
                Report(operation, usage);
            }
        }
    }

    private void Report(ExecutableDefinition operation, VariableUsage usage)
    {
        string by = operation.Operation!.Name is { } name ? $" by operation \"{name.Value}\"" : "";
        foreach (VariableNode node in usage.Nodes)
        {
            Context.Report($"Variable \"${usage.Name}\" is not defined{by}.", node, operation.Node);
        }
    }
}
