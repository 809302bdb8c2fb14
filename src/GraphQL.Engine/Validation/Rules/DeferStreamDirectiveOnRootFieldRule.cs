using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>
/// Root fields of mutations and subscriptions are neither deferred nor streamed: their order matters.
/// </summary>
internal sealed class DeferStreamDirectiveOnRootFieldRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Operation is OperationType.Query || Context.Types.Type is null)
        {
            return;
        }

        string root = $"root {operation.Operation.ToString().ToLowerInvariant()} type \"{Context.Types.Type}\"";
        var visited = new HashSet<string>(StringComparer.Ordinal);
        List<SelectionSetNode> waiting = [operation.SelectionSet];
        for (int i = 0; i < waiting.Count; i++)
        {
            foreach (SelectionNode selection in waiting[i].Selections)
            {
                Check(selection, root);
                if (Inner(selection, visited) is { } inner)
                {
                    waiting.Add(inner);
                }
            }
        }
    }

    private void Check(SelectionNode selection, string root)
    {
        string name = selection is FieldNode ? "stream" : "defer";
        DirectiveNode? directive = selection.Directives.FirstOrDefault(found => found.Name.Value == name);
        if (directive is not null)
        {
            string title = selection is FieldNode ? "Stream" : "Defer";
            Context.Report($"{title} directive cannot be used on {root}.", directive);
        }
    }

    private SelectionSetNode? Inner(SelectionNode selection, HashSet<string> visited) => selection switch
    {
        InlineFragmentNode inline => inline.SelectionSet,
        FragmentSpreadNode spread when visited.Add(spread.Name.Value) =>
            Context.FragmentsByName.GetValueOrDefault(spread.Name.Value)?.SelectionSet,
        _ => null,
    };
}
