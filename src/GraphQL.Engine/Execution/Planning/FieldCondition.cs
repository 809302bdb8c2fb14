namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>
/// When a planned field takes part: any of its occurrences whose <c>@skip</c> and <c>@include</c>, with those of the
/// fragments around it, all hold. Conditions that are constant are settled while planning.
/// </summary>
public sealed class FieldCondition
{
    private readonly IReadOnlyList<Conjunction> _occurrences;

    internal FieldCondition(IReadOnlyList<Conjunction> occurrences, int index)
    {
        _occurrences = occurrences;
        Index = index;
    }

    /// <summary>The field always takes part.</summary>
    public static FieldCondition Always { get; } = new([Conjunction.Empty], -1);

    /// <summary>Whether no variable decides.</summary>
    public bool IsAlways => ReferenceEquals(this, Always);

    /// <summary>Its place among the conditions of the operation, so that a request decides each of them once.</summary>
    internal int Index { get; }

    /// <summary>Whether the field takes part in a request with these variables.</summary>
    public bool Holds(VariableValues variables)
    {
        if (IsAlways)
        {
            return true;
        }

        foreach (Conjunction occurrence in _occurrences)
        {
            if (occurrence.Holds(variables))
            {
                return true;
            }
        }

        return false;
    }
}
