using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>
/// An operation selects one field of a type under aliases no more often than
/// <see cref="ValidationOptions.MaxAliasesOfOneField"/>, fragments expanded.
/// </summary>
internal sealed class MaxAliasesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument()
    {
        if (ExpandedTotals.Find(Context, static definition => definition.AliasTotal) is not { } totals)
        {
            return;
        }

        foreach (ExecutableDefinition operation in Context.Operations)
        {
            // Nearly always the aliases of all fields together are few, and the exact count is not needed.
            if (totals[operation] > Context.Options.MaxAliasesOfOneField)
            {
                Check(operation);
            }
        }
    }

    private void Check(ExecutableDefinition operation)
    {
        var counts = new Dictionary<FieldDefinition, long>();
        var expansions = new Dictionary<ExecutableDefinition, long> { [operation] = 1 };
        // From the operation inwards: when a fragment's turn comes, all that spread it have had theirs.
        foreach (ExecutableDefinition definition in Context.FragmentsInDependencyOrder().Append(operation).Reverse())
        {
            if (!expansions.TryGetValue(definition, out long times))
            {
                continue;
            }

            foreach ((FieldDefinition field, int count) in definition.AliasCounts)
            {
                counts[field] = Saturating.Add(counts.GetValueOrDefault(field), Saturating.Multiply(times, count));
            }

            foreach (SpreadUsage spread in definition.Spreads)
            {
                expansions[spread.Target] = Saturating.Add(expansions.GetValueOrDefault(spread.Target), times);
            }
        }

        Report(operation, counts);
    }

    private void Report(ExecutableDefinition operation, Dictionary<FieldDefinition, long> counts)
    {
        int limit = Context.Options.MaxAliasesOfOneField;
        foreach ((FieldDefinition field, long count) in counts)
        {
            if (count > limit)
            {
                Context.ReportLimit(
                    ErrorCodes.LimitAliases,
                    $"The field \"{field.Name}\" has more than {limit} aliases in one operation. " +
                    "Ask for a list, or in several requests.",
                    operation.Node);
            }
        }
    }
}
