using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

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

        ObjectType[] objects =
            [.. Context.Schema.PossibleTypes(parent).Where(type => type.FindField(name) is not null)];
        IEnumerable<string> interfaces = objects
            .SelectMany(static type => type.Interfaces)
            .Where(type => type.FindField(name) is not null)
            .GroupBy(static type => type.Name, StringComparer.Ordinal)
            .OrderByDescending(static group => group.Count())
            .ThenBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => group.Key);
        return [.. interfaces
            .Concat(objects.Select(static type => type.Name).Order(StringComparer.Ordinal))
            .Take(MaxSuggestedTypes)];
    }
}
