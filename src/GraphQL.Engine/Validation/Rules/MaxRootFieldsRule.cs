using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>
/// An operation has no more root fields than <see cref="ValidationOptions.MaxRootFields"/>, fragments expanded.
/// </summary>
internal sealed class MaxRootFieldsRule(ValidationContext context) : ValidationRule(context)
{
    private readonly DefinitionNotes<long> _counts = new(context);

    public override void LeaveDocument()
    {
        // Fragments first that others spread, so that each is counted once and none recursively.
        foreach (ExecutableDefinition fragment in Context.FragmentsInDependencyOrder())
        {
            _counts[fragment] = Count(fragment.SelectionSet);
        }

        foreach (ExecutableDefinition operation in Context.Operations)
        {
            if (Count(operation.SelectionSet) > Context.Options.MaxRootFields)
            {
                Context.ReportLimit(
                    ErrorCodes.LimitRootFields,
                    $"The operation has more than {Context.Options.MaxRootFields} root fields, fragments expanded. " +
                    "Ask in several requests.",
                    operation.Node);
            }
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
        FieldNode => 1,
        InlineFragmentNode inline => Count(inline.SelectionSet),
        FragmentSpreadNode spread
            when Context.FragmentsByName.TryGetValue(spread.Name.Value, out ExecutableDefinition? target) =>
            _counts[target],
        _ => 0,
    };
}
