using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A subscription defers and streams nothing, unless a variable may switch that off.</summary>
internal sealed class DeferStreamDirectiveOnValidOperationsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationType.Subscription)
        {
            return;
        }

        var visited = new HashSet<string>(StringComparer.Ordinal);
        List<SelectionSetNode> waiting = [operation.SelectionSet];
        for (int i = 0; i < waiting.Count; i++)
        {
            foreach (SelectionNode selection in waiting[i].Selections
                .Where(static selection => !CanBeLeftOut(selection)))
            {
                Check(selection);
                if (Inner(selection, visited) is { } inner)
                {
                    waiting.Add(inner);
                }
            }
        }
    }

    private void Check(SelectionNode selection)
    {
        foreach (DirectiveNode directive in selection.Directives)
        {
            if (directive.Name.Value is "defer" or "stream"
                && If(directive) is not (VariableNode or BooleanValueNode { Value: false }))
            {
                string title = directive.Name.Value == "defer" ? "Defer" : "Stream";
                Context.Report(
                    $"{title} directive not supported on subscription operations. " +
                    $"Disable `@{directive.Name.Value}` by setting the `if` argument to `false`.",
                    directive);
            }
        }
    }

    private static bool CanBeLeftOut(SelectionNode selection) => selection.Directives.Any(static directive =>
        directive.Name.Value switch
        {
            "skip" => If(directive) is not BooleanValueNode { Value: false },
            "include" => If(directive) is not (null or BooleanValueNode { Value: true }),
            _ => false,
        });

    private static ValueNode? If(DirectiveNode directive) =>
        directive.Arguments.FirstOrDefault(static argument => argument.Name.Value == "if")?.Value;

    private SelectionSetNode? Inner(SelectionNode selection, HashSet<string> visited) => selection switch
    {
        FieldNode field => field.SelectionSet,
        InlineFragmentNode inline => inline.SelectionSet,
        FragmentSpreadNode spread when visited.Add(spread.Name.Value) =>
            Context.FragmentsByName.GetValueOrDefault(spread.Name.Value)?.SelectionSet,
        _ => null,
    };
}
