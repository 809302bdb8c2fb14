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

        string firstName = ResponseName(collected.Fields[0]);
        FieldNode[] extra = [.. collected.Fields.Where(field => ResponseName(field) != firstName)];
        if (extra.Length > 0)
        {
            Context.Report($"{who} must select only one top level field.", extra);
        }

        FieldNode[] meta =
            [.. collected.Fields.Where(static field => field.Name.Value.StartsWith("__", StringComparison.Ordinal))];
        if (meta.Length > 0)
        {
            Context.Report($"{who} must not select an introspection top level field.", meta);
        }
    }

    private static string ResponseName(FieldNode field) => (field.Alias ?? field.Name).Value;

    /// <summary>CollectSubscriptionFields(), in document order but for fragments, whose fields come after.</summary>
    private RootFields Collect(ObjectType root, SelectionSetNode selectionSet)
    {
        var collected = new RootFields([], []);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        // A list instead of recursion: a chain of fragments can be long.
        List<SelectionSetNode> waiting = [selectionSet];
        for (int i = 0; i < waiting.Count; i++)
        {
            foreach (SelectionNode selection in waiting[i].Selections)
            {
                collected.Conditions.AddRange(selection.Directives.Where(
                    static directive => directive.Name.Value is "skip" or "include"));
                switch (selection)
                {
                    case FieldNode field:
                        collected.Fields.Add(field);
                        break;
                    case InlineFragmentNode inline when Applies(root, inline.TypeCondition):
                        waiting.Add(inline.SelectionSet);
                        break;
                    case FragmentSpreadNode spread
                        when visited.Add(spread.Name.Value)
                            && Context.FragmentsByName.TryGetValue(spread.Name.Value, out ExecutableDefinition? target)
                            && Applies(root, target.Fragment!.TypeCondition):
                        waiting.Add(target.SelectionSet);
                        break;
                }
            }
        }

        return collected;
    }

    private bool Applies(ObjectType root, NamedTypeNode? condition) =>
        condition is null
        || (Context.Schema.FindType(condition.Name.Value) is { } type
            && Context.Schema.PossibleTypes(type).Contains(root));

    private sealed record RootFields(List<FieldNode> Fields, List<DirectiveNode> Conditions);
}
