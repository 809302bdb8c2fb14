using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>
/// All introspection of a document together selects no more fields than
/// <see cref="ValidationOptions.MaxIntrospectionFields"/>, fragments expanded: each alias is one more copy of the
/// schema.
/// </summary>
internal sealed class MaxIntrospectionFieldsRule(ValidationContext context) : ValidationRule(context)
{
    private readonly List<FieldNode> _entries = [];
    private readonly DefinitionNotes<long> _counts = new(context);

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

        // Fragments first that others spread, so that each is counted once and none recursively.
        foreach (ExecutableDefinition fragment in Context.FragmentsInDependencyOrder())
        {
            _counts[fragment] = Count(fragment.SelectionSet);
        }

        long total = 0;
        foreach (FieldNode entry in _entries)
        {
            total = Saturating.Add(total, Count(entry));
        }

        if (total > Context.Options.MaxIntrospectionFields)
        {
            Context.ReportLimit(
                ErrorCodes.LimitIntrospectionFields,
                $"Introspection selects more than {Context.Options.MaxIntrospectionFields} fields, fragments " +
                "expanded. Ask for the schema once.",
                _entries[0]);
        }
    }

    /// <summary>The fields of a selection set; fragments were counted before.</summary>
    private long Count(SelectionSetNode? selectionSet)
    {
        long count = 0;
        foreach (SelectionNode selection in (selectionSet?.Selections ?? []).AsSpan())
        {
            count = Saturating.Add(count, Count(selection));
        }

        return count;
    }

    private long Count(SelectionNode selection) => selection switch
    {
        FieldNode field => Saturating.Add(1, Count(field.SelectionSet)),
        InlineFragmentNode inline => Count(inline.SelectionSet),
        FragmentSpreadNode spread
            when Context.FragmentsByName.TryGetValue(spread.Name.Value, out ExecutableDefinition? target) =>
            _counts[target],
        _ => 0,
    };
}
