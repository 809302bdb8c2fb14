using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>
/// An operation has no more fields than <see cref="ValidationOptions.MaxFields"/>, each fragment counted as often as it
/// is spread. Fragments that spread the next one twice would else make 2⁶⁰ fields of sixty lines.
/// </summary>
internal sealed class MaxFieldsRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument()
    {
        IReadOnlyList<ExecutableDefinition> fragments = Context.FragmentsInDependencyOrder();
        if (Context.HasFragmentCycles)
        {
            // NoFragmentCyclesRule has refused the document; its fields have no end.
            return;
        }

        var counts = new DefinitionNotes<long>(Context);
        foreach (ExecutableDefinition fragment in fragments)
        {
            counts[fragment] = Count(fragment, counts);
        }

        foreach (ExecutableDefinition operation in Context.Operations)
        {
            if (Count(operation, counts) > Context.Options.MaxFields)
            {
                Context.ReportLimit(
                    ErrorCodes.LimitFields,
                    $"The operation selects more than {Context.Options.MaxFields} fields, fragments expanded. " +
                    "Ask for less or in several requests.",
                    operation.Node);
            }
        }
    }

    private static long Count(ExecutableDefinition definition, DefinitionNotes<long> counts)
    {
        long count = definition.FieldCount;
        foreach (SpreadUsage spread in definition.Spreads)
        {
            count = Saturating.Add(count, counts[spread.Target]);
        }

        return count;
    }
}
