using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>
/// Root fields of mutations and subscriptions are neither deferred nor streamed: their order matters.
/// </summary>
internal sealed class DeferStreamDirectiveOnRootFieldRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument()
    {
        if (!Context.HasIncrementalDirectives)
        {
            return;
        }

        foreach (ExecutableDefinition definition in Context.Operations)
        {
            OperationType operation = definition.Operation!.Operation;
            if (operation != OperationType.Query && Context.Schema.RootType(operation) is { } root)
            {
                Check(definition.SelectionSet, $"root {operation.ToString().ToLowerInvariant()} type \"{root}\"");
            }
        }
    }

    // A stack instead of recursion: a chain of fragments can be long. It keeps the order of the document, because of
    // a fragment that is spread twice only the first spread is looked at, as in graphql-js.
    private void Check(SelectionSetNode selectionSet, string root)
    {
        var visited = new HashSet<ExecutableDefinition>();
        var waiting = new Stack<SelectionNode>();
        Push(selectionSet);
        while (waiting.TryPop(out SelectionNode? selection))
        {
            Context.SpendFragmentWork(1);
            switch (selection)
            {
                case FieldNode field:
                    Check(field, "stream", "Stream", root);
                    break;
                case InlineFragmentNode inline:
                    Check(inline, "defer", "Defer", root);
                    Push(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread when FindFragment(spread) is { } target && visited.Add(target):
                    Check(spread, "defer", "Defer", root);
                    Push(target.SelectionSet);
                    break;
            }
        }

        void Push(SelectionSetNode set)
        {
            for (int i = set.Selections.Count - 1; i >= 0; i--)
            {
                waiting.Push(set.Selections[i]);
            }
        }
    }

    private void Check(SelectionNode selection, string name, string title, string root)
    {
        DirectiveNode? directive = selection.Directives.FirstOrDefault(found => found.Name.Value == name);
        if (directive is not null)
        {
            Context.Report($"{title} directive cannot be used on {root}.", directive);
        }
    }

    private ExecutableDefinition? FindFragment(FragmentSpreadNode spread) =>
        Context.FragmentsByName.GetValueOrDefault(spread.Name.Value);
}
