using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>
/// An operation has no more root fields than <see cref="ValidationOptions.MaxRootFields"/>, fragments expanded.
/// </summary>
internal sealed class MaxRootFieldsRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument()
    {
        var counts = new SelectionMeasure(Context, static (_, _) => 1, Saturating.Add);
        foreach (ExecutableDefinition operation in Context.Operations)
        {
            if (counts.Of(operation.SelectionSet) > Context.Options.MaxRootFields)
            {
                Context.ReportLimit(
                    ErrorCodes.LimitRootFields,
                    $"The operation has more than {Context.Options.MaxRootFields} root fields, fragments expanded. " +
                    "Ask in several requests.",
                    operation.Node);
            }
        }
    }
}
