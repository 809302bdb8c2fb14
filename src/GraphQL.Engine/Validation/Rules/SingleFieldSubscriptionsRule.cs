using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A subscription has exactly one root field, which is not conditional and not of introspection.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Single-Root-Field</remarks>
internal sealed class SingleFieldSubscriptionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationType.Subscription || Context.Schema.SubscriptionType is not { } root)
        {
            return;
        }

        string who = operation.Name is { } name ? $"Subscription \"{name.Value}\"" : "Anonymous Subscription";
        RootFields collected = Collect(root, operation.SelectionSet);
        if (collected.Conditions.Count > 0)
        {
            Context.Report(
                $"{who} must not use `@skip` or `@include` directives in the top level selection.",
                [.. collected.Conditions]);
            return;
        }

        if (collected.Fields.Count == 0)
        {
            Context.Report($"{who} must select one top level field.", operation.SelectionSet);
            return;
        }

        IGrouping<string, FieldNode>[] groups =
            [.. collected.Fields.GroupBy(ResponseName, StringComparer.Ordinal)];
        if (groups.Length > 1)
        {
            Context.Report(
                $"{who} must select only one top level field.",
                [.. groups.Skip(1).SelectMany(static group => group)]);
        }

        foreach (IGrouping<string, FieldNode> group in groups.Where(static group => IsMeta(group.First())))
        {
            Context.Report($"{who} must not select an introspection top level field.", [.. group]);
        }
    }

    private static bool IsMeta(FieldNode field) => field.Name.Value.StartsWith("__", StringComparison.Ordinal);

    private static string ResponseName(FieldNode field) => (field.Alias ?? field.Name).Value;

    /// <summary>CollectSubscriptionFields(), in document order with fragments in the place of their spreads.</summary>
    private RootFields Collect(ObjectType root, SelectionSetNode selectionSet)
    {
        var collected = new RootFields([], []);
        var visited = new HashSet<string>(StringComparer.Ordinal);

        // A stack instead of recursion: a chain of fragments can be long.
        var waiting = new Stack<SelectionNode>();
        Push(selectionSet);
        while (waiting.TryPop(out SelectionNode? selection))
        {
            Context.SpendFragmentWork(1);
            if (Condition(selection) is { } condition)
            {
                collected.Conditions.Add(condition);
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    collected.Fields.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(root, inline.TypeCondition):
                    Push(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread
                    when visited.Add(spread.Name.Value)
                        && Context.FragmentsByName.TryGetValue(spread.Name.Value, out ExecutableDefinition? target)
                        && Applies(root, target.Fragment!.TypeCondition):
                    Push(target.SelectionSet);
                    break;
            }
        }

        return collected;

        void Push(SelectionSetNode set)
        {
            for (int i = set.Selections.Count - 1; i >= 0; i--)
            {
                waiting.Push(set.Selections[i]);
            }
        }
    }

    private static DirectiveNode? Condition(SelectionNode selection) =>
        selection.Directives.FirstOrDefault(static directive => directive.Name.Value == "skip")
        ?? selection.Directives.FirstOrDefault(static directive => directive.Name.Value == "include");

    private bool Applies(ObjectType root, NamedTypeNode? condition) =>
        condition is null
        || (Context.Schema.FindType(condition.Name.Value) is { } type
            && Context.Schema.PossibleTypes(type).Contains(root));

    private sealed record RootFields(List<FieldNode> Fields, List<DirectiveNode> Conditions);
}
