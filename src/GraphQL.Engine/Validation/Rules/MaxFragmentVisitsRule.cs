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
        if (ExpandedTotals.Find(Context, static definition => definition.Spreads.Count) is not { } visits)
        {
            return;
        }

        foreach (ExecutableDefinition operation in Context.Operations)
        {
            if (visits[operation] > Context.Options.MaxFragmentVisits)
            {
                Context.ReportLimit(
                    ErrorCodes.LimitFragmentVisits,
                    $"The operation spreads fragments more than {Context.Options.MaxFragmentVisits} times, " +
                    "those in fragments included. Select the fields directly or ask in several requests.",
                    operation.Node);
            }
        }
    }
}
