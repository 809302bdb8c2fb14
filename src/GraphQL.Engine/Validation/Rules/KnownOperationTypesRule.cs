using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>An operation is of a kind that the schema has a root type for.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Operation-Type-Existence</remarks>
internal sealed class KnownOperationTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (Context.Types.Type is null)
        {
            string kind = operation.Operation.ToString().ToLowerInvariant();
            Context.Report($"The {kind} operation is not supported by the schema.", operation);
        }
    }
}
