using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>No two fragments have the same name.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness</remarks>
internal sealed class UniqueFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterFragmentDefinition(FragmentDefinitionNode fragment)
    {
        NameNode name = fragment.Name;
        if (!_known.TryAdd(name.Value, name))
        {
            Context.Report($"There can be only one fragment named \"{name.Value}\".", _known[name.Value], name);
        }
    }
}
