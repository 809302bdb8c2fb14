using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Arguments are defined by their field or directive.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Argument-Names</remarks>
internal sealed class KnownArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Types.Field is { } known && field.Arguments.Count > 0)
        {
            Check(
                field.Arguments, known.Arguments, () => $"field \"{Context.OwnerOf(known.Name)}.{known.Name}\"");
        }
    }

    public override void EnterDirective(DirectiveNode directive, string location)
    {
        if (Context.Types.Directive is { } known && directive.Arguments.Count > 0)
        {
            Check(directive.Arguments, known.Arguments, () => $"directive \"@{known.Name}\"");
        }
    }

    private void Check(
        IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<InputValueDefinition> known, Func<string> owner)
    {
        foreach (ArgumentNode argument in arguments.AsSpan())
        {
            string name = argument.Name.Value;
            if (InputValueDefinition.Find(known, name) is null)
            {
                string hint = Context.DidYouMean(name, known.Select(static definition => definition.Name));
                Context.Report($"Unknown argument \"{name}\" on {owner()}.{hint}", argument);
            }
        }
    }
}
