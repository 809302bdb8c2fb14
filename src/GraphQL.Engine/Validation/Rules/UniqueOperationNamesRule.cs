using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>No two operations have the same name.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Operation-Name-Uniqueness</remarks>
internal sealed class UniqueOperationNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Name is { } name && !_known.TryAdd(name.Value, name))
        {
            Context.Report($"There can be only one operation named \"{name.Value}\".", _known[name.Value], name);
        }
    }
}
