namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>What can be asked over the values of a column.</summary>
[Flags]
public enum AggregateFunctions
{
    /// <summary>Nothing; keeps a column out of the aggregates.</summary>
    None = 0,

    /// <summary>The sum; of numbers and money.</summary>
    Sum = 1,

    /// <summary>The average; of numbers and money.</summary>
    Avg = 2,

    /// <summary>The smallest value.</summary>
    Min = 4,

    /// <summary>The largest value.</summary>
    Max = 8,

    /// <summary>All that the column's type allows.</summary>
    All = Sum | Avg | Min | Max,
}
