using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A subscription defers and streams nothing, unless a variable may switch that off.</summary>
internal sealed class DeferStreamDirectiveOnValidOperationsRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument()
    {
        if (!Context.HasIncrementalDirectives)
        {
            return;
        }

        foreach (ExecutableDefinition definition in Context.Operations)
        {
            if (definition.Operation!.Operation == OperationType.Subscription)
            {
                Check(definition.SelectionSet);
            }
        }
    }

    // A stack instead of recursion: a chain of fragments can be long. It keeps the order of the document.
    private void Check(SelectionSetNode root)
    {
        var visited = new HashSet<ExecutableDefinition>();
        var waiting = new Stack<(SelectionNode Selection, SpreadPath? Path)>();
        Push(root, null);
        while (waiting.TryPop(out (SelectionNode Selection, SpreadPath? Path) at))
        {
            Context.SpendFragmentWork(1);
            if (CanBeLeftOut(at.Selection))
            {
                continue;
            }

            Check(at.Selection, at.Path);
            switch (at.Selection)
            {
                case FieldNode { SelectionSet: { } inner }:
                    Push(inner, at.Path);
                    break;
                case InlineFragmentNode inline:
                    Push(inline.SelectionSet, at.Path);
                    break;
                case FragmentSpreadNode spread when FindFragment(spread) is { } target && visited.Add(target):
                    Push(target.SelectionSet, new SpreadPath(spread, at.Path));
                    break;
            }
        }

        void Push(SelectionSetNode set, SpreadPath? path)
        {
            for (int i = set.Selections.Count - 1; i >= 0; i--)
            {
                waiting.Push((set.Selections[i], path));
            }
        }
    }

    private void Check(SelectionNode selection, SpreadPath? path)
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
                    [directive, .. Spreads(path)]);
            }
        }
    }

    private static IEnumerable<SyntaxNode> Spreads(SpreadPath? path)
    {
        for (SpreadPath? at = path; at is not null; at = at.Outer)
        {
            yield return at.Spread;
        }
    }

    private ExecutableDefinition? FindFragment(FragmentSpreadNode spread) =>
        Context.FragmentsByName.GetValueOrDefault(spread.Name.Value);

    private static bool CanBeLeftOut(SelectionNode selection) =>
        (Find(selection, "skip") is { } skip && If(skip) is not BooleanValueNode { Value: false })
        || (Find(selection, "include") is { } include && If(include) is not (null or BooleanValueNode { Value: true }));

    private static DirectiveNode? Find(SelectionNode selection, string name) =>
        selection.Directives.FirstOrDefault(directive => directive.Name.Value == name);

    private static ValueNode? If(DirectiveNode directive) =>
        directive.Arguments.FirstOrDefault(static argument => argument.Name.Value == "if")?.Value;

    // The spreads that lead to a selection, the innermost first.
    private sealed record SpreadPath(FragmentSpreadNode Spread, SpreadPath? Outer);
}
