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

    // A list instead of recursion: a chain of fragments can be long.
    private void Check(SelectionSetNode root)
    {
        var visited = new HashSet<ExecutableDefinition>();
        List<(SelectionSetNode Set, SpreadPath? Path)> waiting = [(root, null)];
        for (int i = 0; i < waiting.Count; i++)
        {
            SpreadPath? path = waiting[i].Path;
            foreach (SelectionNode selection in waiting[i].Set.Selections
                .Where(static selection => !CanBeLeftOut(selection)))
            {
                Check(selection, path);
                switch (selection)
                {
                    case FieldNode { SelectionSet: { } inner }:
                        waiting.Add((inner, path));
                        break;
                    case InlineFragmentNode inline:
                        waiting.Add((inline.SelectionSet, path));
                        break;
                    case FragmentSpreadNode spread when FindFragment(spread) is { } target && visited.Add(target):
                        waiting.Add((target.SelectionSet, new SpreadPath(spread, path)));
                        break;
                }
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

    private static bool CanBeLeftOut(SelectionNode selection) => selection.Directives.Any(static directive =>
        directive.Name.Value switch
        {
            "skip" => If(directive) is not BooleanValueNode { Value: false },
            "include" => If(directive) is not (null or BooleanValueNode { Value: true }),
            _ => false,
        });

    private static ValueNode? If(DirectiveNode directive) =>
        directive.Arguments.FirstOrDefault(static argument => argument.Name.Value == "if")?.Value;

    // The spreads that lead to a selection, the innermost first.
    private sealed record SpreadPath(FragmentSpreadNode Spread, SpreadPath? Outer);
}
