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
        if (ExpandedTotals.Find(Context, static definition => definition.FieldCount) is not { } totals)
        {
            return;
        }

        foreach (ExecutableDefinition operation in Context.Operations)
        {
            if (totals[operation] > Context.Options.MaxFields)
            {
                Context.ReportLimit(
                    ErrorCodes.LimitFields,
                    $"The operation selects more than {Context.Options.MaxFields} fields, fragments expanded. " +
                    "Ask for less or in several requests.",
                    operation.Node);
            }
        }
    }
}
