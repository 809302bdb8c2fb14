using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>
/// Introspection does not nest lists deeply: the graph of types has circles, so each further list multiplies the
/// answer.
/// </summary>
internal sealed class MaxIntrospectionDepthRule(ValidationContext context) : IntrospectionLimitRule(context)
{
    protected override void Check(IReadOnlyList<FieldNode> entries)
    {
        var nestedLists = new SelectionMeasure(
            Context,
            static (lists, field) => lists.Of(field.SelectionSet) + (IsList(field) ? 1 : 0),
            Math.Max);
        foreach (FieldNode entry in entries)
        {
            if (nestedLists.Of(entry.SelectionSet) > Context.Options.MaxIntrospectionLists)
            {
                Context.ReportLimit(
                    ErrorCodes.LimitIntrospectionDepth,
                    "Maximum introspection depth exceeded", entry);
            }
        }
    }

    private static bool IsList(FieldNode field) =>
        field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields";
}
