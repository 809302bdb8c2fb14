using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Arguments that are non-null and have no default are given.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Required-Arguments</remarks>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        foreach (InputValueDefinition known in (Context.Types.Field?.Arguments ?? []).AsSpan())
        {
            if (IsMissing(known, field.Arguments))
            {
                string place = $"{Context.OwnerOf(field.Name.Value)}.{field.Name.Value}({known.Name}:)";
                Context.Report(
                    $"Argument \"{place}\" of type \"{known.Type}\" is required, but it was not provided.", field);
            }
        }
    }

    public override void EnterDirective(DirectiveNode directive, string location)
    {
        foreach (InputValueDefinition known in (Context.Types.Directive?.Arguments ?? []).AsSpan())
        {
            if (IsMissing(known, directive.Arguments))
            {
                string place = $"@{directive.Name.Value}({known.Name}:)";
                Context.Report(
                    $"Argument \"{place}\" of type \"{known.Type}\" is required, but it was not provided.", directive);
            }
        }
    }

    private static bool IsMissing(InputValueDefinition definition, IReadOnlyList<ArgumentNode> given)
    {
        if (!definition.IsRequired)
        {
            return false;
        }

        foreach (ArgumentNode argument in given.AsSpan())
        {
            if (argument.Name.Value == definition.Name)
            {
                return false;
            }
        }

        return true;
    }
}
