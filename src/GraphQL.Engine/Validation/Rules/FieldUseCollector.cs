using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Collects the fields that selection sets have together, through fragments.</summary>
internal sealed class FieldUseCollector(ValidationContext context)
{
    private readonly Dictionary<FieldNode, FieldUse> _uses = new(ReferenceEqualityComparer.Instance);
    private readonly List<(SelectionSetNode SelectionSet, NamedType? Type)> _waiting = [];

    /// <summary>The fields of the set that was collected last.</summary>
    public List<CollectedField> Fields { get; } = [];

    /// <summary>Collects the root of an operation; below it a group of fields selects the next set.</summary>
    public void CollectRoot(ExecutableDefinition operation)
    {
        _waiting.Add((operation.SelectionSet, context.Schema.RootType(operation.Operation!.Operation)));
        CollectWaiting();
    }

    /// <summary>Collects what a field selects that is in no group with others.</summary>
    public void CollectChildren(SelectionSetNode selectionSet, NamedType? type)
    {
        _waiting.Add((selectionSet, type));
        CollectWaiting();
    }

    /// <summary>Collects what a group of fields selects together.</summary>
    public MergedSet CollectChildren(List<FieldUse> group, MergedSet outer, bool shapeOnly)
    {
        foreach (FieldUse use in group)
        {
            if (use.Node.SelectionSet is { } selectionSet)
            {
                _waiting.Add((selectionSet, Composite(use.Definition?.Type.Named)));
            }
        }

        CollectWaiting();
        // What one field selects is right or wrong by itself; the way to it explains nothing.
        return MakeSet(group.Count > 1 ? outer : null, group[0].ResponseName, shapeOnly);
    }

    /// <summary>Makes a set of the <see cref="Fields"/>, with what the schema knows of them.</summary>
    public MergedSet MakeSet(MergedSet? outer, string? responseName, bool shapeOnly)
    {
        var set = new MergedSet(outer, responseName, shapeOnly);
        foreach (CollectedField field in Fields)
        {
            set.Fields.Add(Use(field.Node, field.Parent));
        }

        return set;
    }

    /// <summary>The type that the selections of a field are selected from.</summary>
    public NamedType? ChildType(CollectedField field) =>
        Composite((field.Parent as FieldsType)?.FindField(field.Node.Name.Value)?.Type.Named);

    private void CollectWaiting()
    {
        // A fragment gives the same fields wherever it is spread, so once in a set is enough.
        int mark = context.NextMark();
        Fields.Clear();
        for (int i = 0; i < _waiting.Count; i++)
        {
            (SelectionSetNode selectionSet, NamedType? type) = _waiting[i];
            context.FieldMergeComparisons += selectionSet.Selections.Count;
            foreach (SelectionNode selection in selectionSet.Selections.AsSpan())
            {
                Collect(selection, type, mark);
            }
        }

        _waiting.Clear();
    }

    private void Collect(SelectionNode selection, NamedType? type, int mark)
    {
        switch (selection)
        {
            case FieldNode field:
                Fields.Add(new CollectedField(field, (field.Alias ?? field.Name).Value, type));
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
