namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Sums over definitions with the fragments that they spread, each as often as it is spread.</summary>
internal static class ExpandedTotals
{
    /// <summary>
    /// The sum of each definition, reckoned once; <see langword="null"/> when fragments spread each other in a circle,
    /// as sums have no end then. <see cref="NoFragmentCyclesRule"/> refuses such a document.
    /// </summary>
    /// <param name="context">The validation.</param>
    /// <param name="own">What a definition adds by itself.</param>
    public static DefinitionNotes<long>? Find(ValidationContext context, Func<ExecutableDefinition, long> own)
    {
        IReadOnlyList<ExecutableDefinition> fragments = context.FragmentsInDependencyOrder();
        if (context.HasFragmentCycles)
        {
            return null;
        }

        var totals = new DefinitionNotes<long>(context);
        foreach (ExecutableDefinition fragment in fragments)
        {
            totals[fragment] = Sum(fragment, own, totals);
        }

        foreach (ExecutableDefinition operation in context.Operations)
        {
            totals[operation] = Sum(operation, own, totals);
        }

        return totals;
    }

    private static long Sum(
        ExecutableDefinition definition, Func<ExecutableDefinition, long> own, DefinitionNotes<long> totals)
    {
        long total = own(definition);
        foreach (SpreadUsage spread in definition.Spreads)
        {
            total = Saturating.Add(total, totals[spread.Target]);
        }

        return total;
    }
}
