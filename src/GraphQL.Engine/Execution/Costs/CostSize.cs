using System.Collections;

namespace GraphTenancy.GraphQL.Engine.Execution.Costs;

/// <summary>How many items a list can have: a number, or the largest of what some variables say.</summary>
internal sealed record CostSize
{
    /// <summary>A single value.</summary>
    public static CostSize One { get; } = new() { Constant = 1 };

    /// <summary>What arguments say without variables; where nothing does, the size of the list otherwise.</summary>
    public required double Constant { get; init; }

    /// <summary>Whether an argument says <see cref="Constant"/>, so that no variable makes the list shorter.</summary>
    public bool IsGiven { get; init; }

    /// <summary>The variables in slicing arguments.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>How many values each item holds, where lists hold lists.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>The field refuses more than this itself.</summary>
    public double Largest { get; init; } = OperationCost.Most;

    public bool IsConstant => Variables.Count == 0;

    public double In(VariableValues variables)
    {
        double? size = IsGiven || IsConstant ? Constant : null;
        foreach (string name in Variables)
        {
            if (variables.Values.TryGetValue(name, out object? value) && SizeOf(value) is { } given)
            {
                size = size is { } other ? Math.Max(other, given) : given;
            }
        }

        return OperationCost.Saturate(Math.Clamp(size ?? Constant, 0, Largest) * Factor);
    }

    private static double? SizeOf(object? value) => value switch
    {
        int number => number,
        long number => number,
        short number => number,
        double number => number,
        decimal number => (double)number,
        string => null,
        ICollection items => items.Count,
        _ => null,
    };
}
