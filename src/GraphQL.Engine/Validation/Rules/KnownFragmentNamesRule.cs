using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A spread names a fragment of the document.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spread-Target-Defined</remarks>
internal sealed class KnownFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterFragmentSpread(FragmentSpreadNode spread)
    {
        if (!Context.FragmentsByName.ContainsKey(spread.Name.Value))
        {
            Context.Report($"Unknown fragment \"{spread.Name.Value}\".", spread.Name);
        }
    }
}
