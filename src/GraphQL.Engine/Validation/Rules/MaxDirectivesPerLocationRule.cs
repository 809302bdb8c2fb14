using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>No place has more directives than <see cref="ValidationOptions.MaxDirectivesPerLocation"/>.</summary>
internal sealed class MaxDirectivesPerLocationRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        int limit = Context.Options.MaxDirectivesPerLocation;
        if (directives.Count > limit)
        {
            Context.ReportLimit(
                ErrorCodes.LimitDirectives,
                $"There are {directives.Count} directives at one location; at most {limit} are allowed.",
                directives[limit]);
        }
    }
}
