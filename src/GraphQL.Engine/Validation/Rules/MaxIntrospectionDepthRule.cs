using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>
/// Introspection does not nest lists deeply: the graph of types has circles, so each further list multiplies the
/// answer.
/// </summary>
internal sealed class MaxIntrospectionDepthRule(ValidationContext context) : ValidationRule(context)
{
    private readonly List<FieldNode> _entries = [];
    private readonly DefinitionNotes<int> _lists = new(context);

    public override void EnterField(FieldNode field)
    {
        if (field.Name.Value is "__schema" or "__type")
        {
            _entries.Add(field);
        }
    }

    public override void LeaveDocument()
    {
        if (_entries.Count == 0)
        {
            return;
        }

        // Fragments first that others spread, so that each is measured once and none recursively.
        foreach (ExecutableDefinition fragment in Context.FragmentsInDependencyOrder())
        {
            _lists[fragment] = NestedLists(fragment.SelectionSet);
        }

        foreach (FieldNode entry in _entries)
        {
            if (entry.SelectionSet is { } selectionSet
                && NestedLists(selectionSet) > Context.Options.MaxIntrospectionLists)
            {
                Context.ReportLimit(
                    ErrorCodes.LimitIntrospectionDepth,
                    "Maximum introspection depth exceeded", entry);
            }
        }
    }

    private int NestedLists(SelectionSetNode? selectionSet)
    {
        int deepest = 0;
        foreach (SelectionNode selection in (selectionSet?.Selections ?? []).AsSpan())
        {
            deepest = Math.Max(deepest, NestedLists(selection));
        }

        return deepest;
    }

    private int NestedLists(SelectionNode selection) => selection switch
    {
        FieldNode field => NestedLists(field.SelectionSet) + (IsList(field) ? 1 : 0),
        InlineFragmentNode inline => NestedLists(inline.SelectionSet),
        FragmentSpreadNode spread
            when Context.FragmentsByName.TryGetValue(spread.Name.Value, out ExecutableDefinition? target) =>
            _lists[target],
        _ => 0,
    };

    private static bool IsList(FieldNode field) =>
        field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields";
}
