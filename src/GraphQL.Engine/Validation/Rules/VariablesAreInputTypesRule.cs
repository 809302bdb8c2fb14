using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>The type of a variable is an input type.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types</remarks>
internal sealed class VariablesAreInputTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterVariableDefinition(VariableDefinitionNode variable)
    {
        NamedType? type = Context.Schema.FindType(TypeRelations.Named(variable.Type).Name.Value);
        if (type is { IsInputType: false })
        {
            Context.Report(
                $"Variable \"${variable.Variable.Name.Value}\" cannot be non-input type " +
                $"\"{TypeRelations.Text(variable.Type)}\".",
                variable.Type);
        }
    }
}
