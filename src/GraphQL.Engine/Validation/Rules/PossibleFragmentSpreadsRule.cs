using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A fragment stands where an object of its type can be.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible</remarks>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<(NamedType, NamedType), bool> _overlaps = [];

    public override void EnterInlineFragment(InlineFragmentNode fragment)
    {
        if (Context.Types is { ParentType: { } parent, Type: NamedType type } && IsImpossible(parent, type))
        {
            Context.Report(
                $"Fragment cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".",
                fragment);
        }
    }

    public override void EnterFragmentSpread(FragmentSpreadNode spread)
    {
        if (Context.Types.ParentType is { } parent
            && Context.FragmentsByName.TryGetValue(spread.Name.Value, out ExecutableDefinition? target)
            && Context.Schema.FindType(target.Fragment!.TypeCondition.Name.Value) is { } type
            && IsImpossible(parent, type))
        {
            Context.Report(
                $"Fragment \"{spread.Name.Value}\" cannot be spread here as objects of type \"{parent}\" can never " +
                $"be of type \"{type}\".",
                spread);
        }
    }

    private bool IsImpossible(NamedType parent, NamedType type)
    {
        if (!type.IsCompositeType)
        {
            return false;
        }

        if (!_overlaps.TryGetValue((parent, type), out bool overlap))
        {
            overlap = TypeRelations.Overlap(Context.Schema, parent, type);
            _overlaps.Add((parent, type), overlap);
        }

        return !overlap;
    }
}
