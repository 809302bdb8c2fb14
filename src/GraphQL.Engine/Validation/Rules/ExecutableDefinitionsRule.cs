using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A request holds operations and fragments only, no type system.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Executable-Definitions</remarks>
internal sealed class ExecutableDefinitionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDefinition(DefinitionNode definition)
    {
        if (definition is ExecutableDefinitionNode)
        {
            return;
        }

        string what = definition switch
        {
            TypeDefinitionNode type => $"\"{type.Name.Value}\"",
            DirectiveDefinitionNode directive => $"\"{directive.Name.Value}\"",
            _ => "schema",
        };
        Context.Report($"The {what} definition is not executable.", definition);
    }
}
