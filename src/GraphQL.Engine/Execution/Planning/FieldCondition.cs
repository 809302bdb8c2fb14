using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>
/// When a planned field takes part: any of its occurrences whose <c>@skip</c> and <c>@include</c>, with those of the
/// fragments around it, all hold. Conditions that are constant are settled while planning.
/// </summary>
public sealed class FieldCondition
{
    private readonly IReadOnlyList<IReadOnlyList<DirectiveNode>> _occurrences;

    internal FieldCondition(IReadOnlyList<IReadOnlyList<DirectiveNode>> occurrences) => _occurrences = occurrences;

    /// <summary>The field always takes part.</summary>
    public static FieldCondition Always { get; } = new([[]]);

    /// <summary>Whether no variable decides.</summary>
    public bool IsAlways => ReferenceEquals(this, Always);

    /// <summary>Whether the field takes part in a request with these variables.</summary>
    public bool Holds(VariableValues variables)
    {
        if (IsAlways)
        {
            return true;
        }

        foreach (IReadOnlyList<DirectiveNode> directives in _occurrences)
        {
            if (variables.Includes(directives))
            {
                return true;
            }
        }

        return false;
    }
}
