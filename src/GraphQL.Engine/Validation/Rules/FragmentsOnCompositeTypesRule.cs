using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A type condition names an object type, an interface or a union.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types</remarks>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition && IsKnownAndNotComposite(condition))
        {
            Context.Report($"Fragment cannot condition on non composite type \"{condition.Name.Value}\".", condition);
        }
    }

    public override void EnterFragmentDefinition(FragmentDefinitionNode fragment)
    {
        if (IsKnownAndNotComposite(fragment.TypeCondition))
        {
            Context.Report(
                $"Fragment \"{fragment.Name.Value}\" cannot condition on non composite type " +
                $"\"{fragment.TypeCondition.Name.Value}\".",
                fragment.TypeCondition);
        }
    }

    private bool IsKnownAndNotComposite(NamedTypeNode condition) =>
        Context.Schema.FindType(condition.Name.Value) is { IsCompositeType: false };
}
