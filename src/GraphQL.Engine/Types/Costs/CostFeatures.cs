namespace GraphTenancy.GraphQL.Engine.Types.Costs;

/// <summary>What extensions tell cost analysis beside the directives.</summary>
public static class CostFeatures
{
    /// <summary>
    /// The key in <see cref="FieldDefinition.Features"/> of an <see cref="int"/>: the field refuses larger sizes
    /// itself, without doing any work, so that a larger argument costs no more than this.
    /// </summary>
    public const string LargestSize = "cost.largestSize";
}
