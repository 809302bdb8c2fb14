using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Building;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A field is selected from a type that has it.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Field-Selections</remarks>
internal sealed class FieldsOnCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    private const int MaxSuggestedTypes = 5;

    public override void EnterField(FieldNode field)
    {
        if (Context.Types.ParentType is { } parent && Context.Types.Field is null)
        {
            string name = field.Name.Value;
            string hint = Context.Options.Suggestions ? Suggest(parent, name) : "";
            Context.Report($"Cannot query field \"{name}\" on type \"{parent.Name}\".{hint}", field);
        }
    }

    private string Suggest(NamedType parent, string name)
    {
        List<string> types = TypesWithField(parent, name);
        return types.Count > 0
            ? Suggestion.DidYouMean(types, "to use an inline fragment on ")
            : Context.DidYouMean(name, ((parent as FieldsType)?.Fields ?? []).Select(static field => field.Name));
    }

    /// <summary>
    /// Types below an abstract type that have the field: interfaces first, those that cover most of them.
    /// </summary>
    private List<string> TypesWithField(NamedType parent, string name)
    {
        if (parent is ObjectType)
        {
            return [];
        }

        // Each type counts once for itself, and an interface once more for each type that has it.
        var uses = new OrderedDictionary<FieldsType, int>();
        foreach (ObjectType type in Context.Schema.PossibleTypes(parent)
            .Where(type => type.FindField(name) is not null))
        {
            uses[type] = 1;
            foreach (InterfaceType contract in type.Interfaces.Where(contract => contract.FindField(name) is not null))
            {
                uses[contract] = uses.GetValueOrDefault(contract) + 1;
            }
        }

        List<FieldsType> types = [.. uses.Keys];
        types.Sort((left, right) => Compare(left, right, uses));
        return [.. types.Take(MaxSuggestedTypes).Select(static type => type.Name)];
    }

    private int Compare(FieldsType left, FieldsType right, OrderedDictionary<FieldsType, int> uses)
    {
        int difference = uses[right] - uses[left];
        return difference != 0 ? difference
            : left is InterfaceType && Context.Schema.IsSubType(right, left) ? -1
            : right is InterfaceType && Context.Schema.IsSubType(left, right) ? 1
            : NaturalOrder.Instance.Compare(left.Name, right.Name);
    }
}
