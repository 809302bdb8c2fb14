using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Collects the fields that selection sets have together, through fragments.</summary>
internal sealed class FieldUseCollector(ValidationContext context)
{
    private readonly Dictionary<FieldNode, FieldUse> _uses = new(ReferenceEqualityComparer.Instance);
    private readonly List<(SelectionSetNode SelectionSet, NamedType? Type)> _waiting = [];

    // The root of each operation gets its fields by this; below it a group of fields selects the next set.
    public MergedSet CollectRoot(ExecutableDefinition operation)
    {
        NamedType? type = context.Schema.RootType(operation.Operation!.Operation);
        var set = new MergedSet(outer: null, responseName: null, shapeOnly: false);
        _waiting.Add((operation.SelectionSet, type));
        CollectWaiting(set);
        return set;
    }

    public MergedSet CollectChildren(List<FieldUse> group, MergedSet outer, bool shapeOnly)
    {
        // What one field selects is right or wrong by itself; the way to it explains nothing.
        var set = new MergedSet(group.Count > 1 ? outer : null, group[0].ResponseName, shapeOnly);
        foreach (FieldUse use in group)
        {
            if (use.Node.SelectionSet is { } selectionSet)
            {
                _waiting.Add((selectionSet, Composite(use.Definition?.Type.Named)));
            }
        }

        CollectWaiting(set);
        return set;
    }

    private void CollectWaiting(MergedSet set)
    {
        // A fragment gives the same fields wherever it is spread, so once in a set is enough.
        int mark = context.NextMark();
        for (int i = 0; i < _waiting.Count; i++)
        {
            (SelectionSetNode selectionSet, NamedType? type) = _waiting[i];
            context.FieldMergeComparisons += selectionSet.Selections.Count;
            foreach (SelectionNode selection in selectionSet.Selections)
            {
                Collect(selection, type, set, mark);
            }
        }

        _waiting.Clear();
    }

    private void Collect(SelectionNode selection, NamedType? type, MergedSet set, int mark)
    {
        switch (selection)
        {
            case FieldNode field:
                set.Fields.Add(Use(field, type));
                break;
            case InlineFragmentNode inline:
                NamedType? narrowed = inline.TypeCondition is { } condition ? FindComposite(condition) : type;
                _waiting.Add((inline.SelectionSet, narrowed));
                break;
            case FragmentSpreadNode spread
                when context.FragmentsByName.TryGetValue(spread.Name.Value, out ExecutableDefinition? target)
                    && target.Mark != mark:
                target.Mark = mark;
                _waiting.Add((target.SelectionSet, FindComposite(target.Fragment!.TypeCondition)));
                break;
        }
    }

    private FieldUse Use(FieldNode field, NamedType? type)
    {
        if (!_uses.TryGetValue(field, out FieldUse? use))
        {
            // As graphql-js: meta fields have no definition here, so __typename agrees with every leaf of its name.
            use = new FieldUse(_uses.Count, field, type, (type as FieldsType)?.FindField(field.Name.Value));
            _uses.Add(field, use);
        }

        return use;
    }

    private NamedType? FindComposite(NamedTypeNode condition) =>
        Composite(context.Schema.FindType(condition.Name.Value));

    private static NamedType? Composite(NamedType? type) => type is { IsCompositeType: true } ? type : null;
}
