using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>No two variables of an operation have the same name.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Variable-Uniqueness</remarks>
internal sealed class UniqueVariableNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.VariableDefinitions.Count > 1)
        {
            Duplicates.Report(
                Context,
                operation.VariableDefinitions,
                static variable => variable.Variable.Name,
                static name => $"There can be only one variable named \"${name}\".");
        }
    }
}
