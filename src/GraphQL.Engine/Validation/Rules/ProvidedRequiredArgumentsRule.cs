using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Arguments that are non-null and have no default are given.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Required-Arguments</remarks>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        foreach (InputValueDefinition missing in Missing(Context.Types.Field?.Arguments, field.Arguments))
        {
            string place = $"{Context.OwnerOf(field.Name.Value)}.{field.Name.Value}({missing.Name}:)";
            Context.Report(
                $"Argument \"{place}\" of type \"{missing.Type}\" is required, but it was not provided.", field);
        }
    }

    public override void EnterDirective(DirectiveNode directive, string location)
    {
        foreach (InputValueDefinition missing in Missing(Context.Types.Directive?.Arguments, directive.Arguments))
        {
            string place = $"@{directive.Name.Value}({missing.Name}:)";
            Context.Report(
                $"Argument \"{place}\" of type \"{missing.Type}\" is required, but it was not provided.", directive);
        }
    }

    private static IEnumerable<InputValueDefinition> Missing(
        IReadOnlyList<InputValueDefinition>? known, IReadOnlyList<ArgumentNode> given) =>
        known is null or []
            ? []
            : known.Where(definition =>
                definition.IsRequired && !given.Any(argument => argument.Name.Value == definition.Name));
}
