using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>The coerced variables of a request; a variable that was not given and has no default is absent.</summary>
/// <param name="values">The values by name.</param>
public sealed class VariableValues(IReadOnlyDictionary<string, object?> values)
{
    /// <summary>No variables.</summary>
    public static VariableValues Empty { get; } = new(new Dictionary<string, object?>(StringComparer.Ordinal));

    /// <summary>The values by name, already coerced to the declared input type.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; } = values;

    /// <summary>Whether a node with these directives takes part: <c>@skip</c> and <c>@include</c>.</summary>
    /// <remarks>https://spec.graphql.org/September2025/#sec--skip</remarks>
    public bool Includes(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (DirectiveNode directive in directives)
        {
            bool isSkip = directive.Name.Value == "skip";
            if ((isSkip || directive.Name.Value == "include") && Holds(directive) == isSkip)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The condition of a <c>@skip</c> or <c>@include</c>; validation refuses one that has none.</summary>
    internal static ValueNode? ConditionOf(DirectiveNode directive) =>
        directive.Arguments.FirstOrDefault(static argument => argument.Name.Value == "if")?.Value;

    private bool Holds(DirectiveNode directive) => ConditionOf(directive) switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => Values.TryGetValue(variable.Name.Value, out object? value) && value is true,
        _ => false,
    };
}
