using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A variable is used where its type fits.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed</remarks>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument()
    {
        foreach (ExecutableDefinition operation in Context.Operations)
        {
            if (operation.Variables.Count > 0)
            {
                Check(operation);
            }
        }
    }

    private void Check(ExecutableDefinition operation)
    {
        foreach (ExecutableDefinition reached in Context.ReachableFrom(operation))
        {
            Check(operation, reached);
        }
    }

    private void Check(ExecutableDefinition operation, ExecutableDefinition reached)
    {
        foreach (VariableUsage usage in reached.VariableUsages)
        {
            if (usage.Type is { } locationType
                && operation.Variables.TryGetValue(usage.Name, out DefinedVariable? variable)
                && variable.Type is { } type)
            {
                Check(usage, locationType, variable.Node, type);
            }
        }
    }

    private void Check(VariableUsage usage, GraphQLType locationType, VariableDefinitionNode variable, GraphQLType type)
    {
        if (!IsUsageAllowed(type, variable.DefaultValue, locationType, usage.HasDefault))
        {
            Report(
                usage,
                variable,
                $"Variable \"${usage.Name}\" of type \"{type}\" used in position expecting type \"{locationType}\".");
        }

        // A nullable variable could leave a oneOf object without its one value.
        if (usage.ParentType is { IsOneOf: true } parent && !type.IsNonNull)
        {
            Report(
                usage,
                variable,
                $"Variable \"${usage.Name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf " +
                $"Input Object \"{parent}\".");
        }
    }

    /// <summary>IsVariableUsageAllowed().</summary>
    private static bool IsUsageAllowed(
        GraphQLType type, ValueNode? defaultValue, GraphQLType locationType, bool locationHasDefault)
    {
        if (!locationType.IsNonNull || type.IsNonNull)
        {
            return TypeRelations.AreCompatible(type, locationType);
        }

        bool hasNonNullDefault = defaultValue is not (null or NullValueNode);
        return (hasNonNullDefault || locationHasDefault)
            && TypeRelations.AreCompatible(type, locationType.NullableType);
    }

    private void Report(VariableUsage usage, VariableDefinitionNode variable, string message)
    {
        foreach (VariableNode node in usage.Nodes)
        {
            Context.Report(message, variable, node);
        }
    }
}
