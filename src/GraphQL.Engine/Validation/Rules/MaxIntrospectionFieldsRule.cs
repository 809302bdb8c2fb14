using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>
/// All introspection of a document together selects no more fields than
/// <see cref="ValidationOptions.MaxIntrospectionFields"/>, fragments expanded: each alias is one more copy of the
/// schema.
/// </summary>
internal sealed class MaxIntrospectionFieldsRule(ValidationContext context) : IntrospectionLimitRule(context)
{
    protected override void Check(IReadOnlyList<FieldNode> entries)
    {
        var counts = new SelectionMeasure(
            Context, static (counts, field) => Saturating.Add(1, counts.Of(field.SelectionSet)), Saturating.Add);
        long total = 0;
        foreach (FieldNode entry in entries)
        {
            total = Saturating.Add(total, counts.Of(entry));
        }

        if (total > Context.Options.MaxIntrospectionFields)
        {
            Context.ReportLimit(
                ErrorCodes.LimitIntrospectionFields,
                $"Introspection selects more than {Context.Options.MaxIntrospectionFields} fields, fragments " +
                "expanded. Ask for the schema once.",
                entries[0]);
        }
    }
}
