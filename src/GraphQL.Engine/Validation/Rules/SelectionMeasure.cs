using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>
/// A number for each selection set, from those of its fields and of the fragments that it spreads. Each fragment is
/// measured once and none recursively; a spread that closes a circle counts 0.
/// </summary>
internal sealed class SelectionMeasure
{
    private readonly ValidationContext _context;
    private readonly Func<SelectionMeasure, FieldNode, long> _ofField;
    private readonly Func<long, long, long> _combine;
    private readonly DefinitionNotes<long> _fragments;

    /// <summary>Measures the fragments of the document.</summary>
    /// <param name="context">The validation, after its walk.</param>
    /// <param name="ofField">The number of a field, which may ask for that of its selection set.</param>
    /// <param name="combine">Joins the numbers of selections that stand side by side.</param>
    public SelectionMeasure(
        ValidationContext context,
        Func<SelectionMeasure, FieldNode, long> ofField,
        Func<long, long, long> combine)
    {
        (_context, _ofField, _combine) = (context, ofField, combine);
        _fragments = new DefinitionNotes<long>(context);
        foreach (ExecutableDefinition fragment in context.FragmentsInDependencyOrder())
        {
            _fragments[fragment] = Of(fragment.SelectionSet);
        }
    }

    /// <summary>The number of a selection set; 0 for none.</summary>
    public long Of(SelectionSetNode? selectionSet)
    {
        long result = 0;
        foreach (SelectionNode selection in (selectionSet?.Selections ?? []).AsSpan())
        {
            result = _combine(result, Of(selection));
        }

        return result;
    }

    /// <summary>The number of a selection.</summary>
    public long Of(SelectionNode selection) => selection switch
    {
        FieldNode field => _ofField(this, field),
        InlineFragmentNode inline => Of(inline.SelectionSet),
        FragmentSpreadNode spread
            when _context.FragmentsByName.TryGetValue(spread.Name.Value, out ExecutableDefinition? target) =>
            _fragments[target],
        _ => 0,
    };
}
