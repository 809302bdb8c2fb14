using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>
/// An operation spreads no more fragments than <see cref="ValidationOptions.MaxFragmentVisits"/>, each counted as often
/// as it is reached.
/// </summary>
internal sealed class MaxFragmentVisitsRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument()
    {
        IReadOnlyList<ExecutableDefinition> fragments = Context.FragmentsInDependencyOrder();
        if (Context.HasFragmentCycles)
        {
            // NoFragmentCyclesRule has refused the document; its spreads have no end.
            return;
        }

        var visits = new DefinitionNotes<long>(Context);
        foreach (ExecutableDefinition fragment in fragments)
        {
            visits[fragment] = Count(fragment, visits);
        }

        foreach (ExecutableDefinition operation in Context.Operations)
        {
            if (Count(operation, visits) > Context.Options.MaxFragmentVisits)
            {
                Context.ReportLimit(
                    ErrorCodes.LimitFragmentVisits,
                    $"The operation spreads fragments more than {Context.Options.MaxFragmentVisits} times, " +
                    "those in fragments included. Select the fields directly or ask in several requests.",
                    operation.Node);
            }
        }
    }

    private static long Count(ExecutableDefinition definition, DefinitionNotes<long> visits)
    {
        long count = 0;
        foreach (SpreadUsage spread in definition.Spreads)
        {
            count = Saturating.Add(count, visits[spread.Target] + 1);
        }

        return count;
    }
}
