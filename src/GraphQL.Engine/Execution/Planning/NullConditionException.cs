using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>
/// A <c>@skip</c>, <c>@include</c> or <c>@defer</c> whose variable is null or absent; in a document that was not
/// validated, also one without a Boolean.
/// </summary>
internal sealed class NullConditionException(GraphQLError error) : GraphQLException(error)
{
    /// <summary>Whether a node with these directives takes part; <c>@skip</c> is asked first.</summary>
    /// <exception cref="NullConditionException">A variable that decides has no value.</exception>
    public static bool Includes(IReadOnlyList<DirectiveNode> directives, VariableValues variables) =>
        Find(directives, "skip") is var skip && (skip is null || !Holds(skip, variables))
        && Find(directives, "include") is var include && (include is null || Holds(include, variables));

    /// <summary>Whether the condition of a <c>@defer</c> holds, which it does where it is absent.</summary>
    /// <exception cref="NullConditionException">Its variable is null.</exception>
    public static bool HoldsOrIsAbsent(DirectiveNode directive, ValueNode? condition, VariableValues variables) =>
        condition switch
        {
            BooleanValueNode literal => literal.Value,
            VariableNode variable => !variables.Values.ContainsKey(variable.Name.Value)
                || ValueOf(directive, variable, variables),
            _ => true,
        };

    /// <summary>Whether a condition among the directives has no Boolean, which validation refuses.</summary>
    public static bool IsAmong(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (DirectiveNode directive in directives)
        {
            if (directive.Name.Value is "skip" or "include"
                && VariableValues.ConditionOf(directive) is not (BooleanValueNode or VariableNode))
            {
                return true;
            }
        }

        return false;
    }

    private static DirectiveNode? Find(IReadOnlyList<DirectiveNode> directives, string name)
    {
        foreach (DirectiveNode directive in directives)
        {
            if (directive.Name.Value == name)
            {
                return directive;
            }
        }

        return null;
    }

    private static bool Holds(DirectiveNode directive, VariableValues variables) =>
        VariableValues.ConditionOf(directive) switch
        {
            BooleanValueNode literal => literal.Value,
            VariableNode variable => ValueOf(directive, variable, variables),
            { } literal => throw Refuse(
                directive, $"has invalid value: {WhyNot(literal)}", literal.Location),
            null => throw Refuse(directive, "of required type \"Boolean!\" was not provided.", directive.Location),
        };

    private static string WhyNot(ValueNode literal) => literal is NullValueNode
        ? "Expected value of non-null type \"Boolean!\" not to be null."
        : $"Boolean cannot represent a non boolean value: {ValueText.Of(literal)}";

    private static bool ValueOf(DirectiveNode directive, VariableNode variable, VariableValues variables)
    {
        bool isGiven = variables.Values.TryGetValue(variable.Name.Value, out object? value);
        if (value is bool condition)
        {
            return condition;
        }

        string missing = isGiven
            ? "provided to non-null type \"Boolean!\" not to be null."
            : "provided to type \"Boolean!\" to provide a runtime value.";
        throw Refuse(
            directive,
            $"has invalid value: Expected variable \"${variable.Name.Value}\" {missing}",
            variable.Location);
    }

    private static NullConditionException Refuse(DirectiveNode directive, string why, Location location) =>
        new(new GraphQLError
        {
            Message = $"Argument \"@{directive.Name.Value}(if:)\" {why}",
            Code = ErrorCodes.BadUserInput,
            Locations = location.Source is null ? [] : [location.ToSourceLocation()],
        });
}
