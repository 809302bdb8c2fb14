using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Variables and type conditions name types of the schema.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence</remarks>
internal sealed class KnownTypeNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterNamedType(NamedTypeNode type)
    {
        string name = type.Name.Value;
        if (Context.Schema.FindType(name) is null)
        {
            string hint = Context.DidYouMean(name, Context.Schema.Types.Select(static known => known.Name));
            Context.Report($"Unknown type \"{name}\".{hint}", type);
        }
    }
}
