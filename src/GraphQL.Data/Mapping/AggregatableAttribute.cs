namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>
/// Says which functions an aggregate has over the column. Without it numbers and money have <c>sum</c>, <c>avg</c>,
/// <c>min</c> and <c>max</c>, moments and dates <c>min</c> and <c>max</c>, and text has none; with it text has
/// <c>min</c> and <c>max</c>.
/// </summary>
/// <param name="functions">
/// The functions; those that the type does not allow are left out, <see cref="AggregateFunctions.None"/> keeps the
/// column out of aggregates, such as the version of a row.
/// </param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AggregatableAttribute(AggregateFunctions functions = AggregateFunctions.All) : Attribute
{
    /// <summary>The functions.</summary>
    public AggregateFunctions Functions { get; } = functions;
}
