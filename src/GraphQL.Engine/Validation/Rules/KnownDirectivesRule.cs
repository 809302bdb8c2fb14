using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Directives are known and stand where they may.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Directives-Are-Defined</remarks>
internal sealed class KnownDirectivesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirective(DirectiveNode directive, string location)
    {
        if (Context.Types.Directive is not { } known)
        {
            Context.Report($"Unknown directive \"@{directive.Name.Value}\".", directive);
        }
        else if (!known.Locations.Contains(location, StringComparer.Ordinal))
        {
            Context.Report($"Directive \"@{known.Name}\" may not be used on {location}.", directive);
        }
    }
}
