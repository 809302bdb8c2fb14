using System.Runtime.CompilerServices;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>
/// Names every pair of fields that conflict, in the words and the order of graphql-js. It compares field with field,
/// which hostile documents make quadratic or worse, so it only explains documents that are refused already, and only
/// as far as its budget goes.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#FieldsInSetCanMerge()</remarks>
internal sealed partial class FieldConflictSearch(ValidationContext context)
{
    // Those that are reported; what conflicts inside of them stands in lists of its own.
    private readonly List<FieldConflict> _found = [];

    // More than these are not reported.
    private readonly int _enough = context.Options.MaxErrors - context.Errors.Count + 1;

    // About 20 ms of work.
    private int _budget = 200_000;

    /// <summary>Whether the budget or the stack ended before the search did.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>The conflicts, those of an outer selection set before those of the sets inside it.</summary>
    public List<FieldConflict> Find()
    {
        foreach (DefinitionNode definition in context.Document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    Visit(operation.SelectionSet, context.Schema.RootType(operation.Operation));
                    break;
                case FragmentDefinitionNode fragment:
                    Visit(fragment.SelectionSet, FindComposite(fragment.TypeCondition));
                    break;
            }
        }

        return _found;
    }

    private void Visit(SelectionSetNode set, NamedType? type, bool isInline = false)
    {
        if (IsExhausted || _found.Count >= _enough)
        {
            return;
        }

        // What an inline fragment selects is part of the set around it, and a lone selection has no partner.
        if (!isInline && set.Selections is [_, _, ..] or [InlineFragmentNode])
        {
            FindWithin(Collect(set, type), _found);
        }

        foreach (SelectionNode selection in set.Selections)
        {
            if (selection is FieldNode { SelectionSet: { } inner } field)
            {
                Visit(inner, Composite(context.FindField(type, field.Name.Value)?.Type.Named));
            }
            else if (selection is InlineFragmentNode inline)
            {
                NamedType? narrowed = inline.TypeCondition is { } condition ? FindComposite(condition) : type;
                Visit(inline.SelectionSet, narrowed, isInline: true);
            }
        }
    }

    private void FindWithin(SelectedFields set, List<FieldConflict> found)
    {
        foreach ((string name, List<FieldUse> fields) in set.Groups)
        {
            for (int i = 0; i < fields.Count; i++)
            {
                for (int j = i + 1; j < fields.Count && !IsExhausted && _found.Count < _enough; j++)
                {
                    Compare(name, fields[i], fields[j], parentsExclude: false, found);
                }
            }
        }

        for (int i = 0; i < set.Spreads.Count; i++)
        {
            FindBetween(set, set.Spreads[i], exclude: false, found);
            for (int j = i + 1; j < set.Spreads.Count; j++)
            {
                FindBetween(set.Spreads[i], set.Spreads[j], exclude: false, found);
            }
        }
    }

    // Fields against a fragment and all that it spreads.
    private void FindBetween(
        SelectedFields set, ExecutableDefinition fragment, bool exclude, List<FieldConflict> found)
    {
        if (!Spend(1) || set.Groups.Count == 0 || !_comparedWithFields.Add(set, fragment, exclude))
        {
            return;
        }

        SelectedFields fields = CollectFragment(fragment);
        if (ReferenceEquals(set, fields))
        {
            return;
        }

        FindBetween(set, fields, exclude, found);
        foreach (ExecutableDefinition inner in fields.Spreads)
        {
            FindBetween(set, inner, exclude, found);
        }
    }

    // Two fragments, and each against what the other one spreads.
    private void FindBetween(
        ExecutableDefinition left, ExecutableDefinition right, bool exclude, List<FieldConflict> found)
    {
        if (!Spend(2) || left == right || !_comparedFragments.AddUnordered(left, right, exclude))
        {
            return;
        }

        SelectedFields leftFields = CollectFragment(left);
        SelectedFields rightFields = CollectFragment(right);
        FindBetween(leftFields, rightFields, exclude, found);
        foreach (ExecutableDefinition inner in rightFields.Spreads)
        {
            FindBetween(left, inner, exclude, found);
        }

        foreach (ExecutableDefinition inner in leftFields.Spreads)
        {
            FindBetween(inner, right, exclude, found);
        }
    }

    private void FindBetween(SelectedFields left, SelectedFields right, bool exclude, List<FieldConflict> found)
    {
        foreach ((string name, List<FieldUse> leftFields) in left.Groups)
        {
            if (!Spend(1) || !right.Groups.TryGetValue(name, out List<FieldUse>? rightFields))
            {
                continue;
            }

            foreach (FieldUse one in leftFields)
            {
                foreach (FieldUse other in rightFields)
                {
                    Compare(name, one, other, exclude, found);
                }
            }
        }
    }

    private void Compare(
        string name, FieldUse left, FieldUse right, bool parentsExclude, List<FieldConflict> found)
    {
        if (!Spend(2))
        {
            return;
        }

        bool exclude = parentsExclude
            || (left.Parent != right.Parent && left.Parent is ObjectType && right.Parent is ObjectType);
        if (FieldDifference.Between(left, right, exclude) is { } reason)
        {
            found.Add(new FieldConflict(name, reason, [left.Node], [right.Node]));
        }
        else if (left.Node.SelectionSet is { } leftSet && right.Node.SelectionSet is { } rightSet)
        {
            List<FieldConflict> inner = FindBetweenSubfields(
                Collect(leftSet, Composite(left.Definition?.Type.Named)),
                Collect(rightSet, Composite(right.Definition?.Type.Named)),
                exclude);
            if (inner.Count > 0)
            {
                found.Add(FieldConflict.Around(name, left.Node, right.Node, inner));
            }
        }
    }

    private List<FieldConflict> FindBetweenSubfields(SelectedFields left, SelectedFields right, bool exclude)
    {
        var found = new List<FieldConflict>();
        FindBetween(left, right, exclude, found);
        foreach (ExecutableDefinition fragment in right.Spreads)
        {
            FindBetween(left, fragment, exclude, found);
        }

        foreach (ExecutableDefinition fragment in left.Spreads)
        {
            FindBetween(right, fragment, exclude, found);
        }

        foreach (ExecutableDefinition one in left.Spreads)
        {
            foreach (ExecutableDefinition other in right.Spreads)
            {
                FindBetween(one, other, exclude, found);
            }
        }

        return found;
    }

    // Fragments can chain as deep as the document is long, so the stack is part of the budget.
    private bool Spend(int cost)
    {
        _budget -= cost;
        IsExhausted |= _budget < 0 || !RuntimeHelpers.TryEnsureSufficientExecutionStack();
        return !IsExhausted && _found.Count < _enough;
    }
}
