namespace GraphTenancy.GraphQL.Engine.Types.Costs;

/// <summary>Limits and default weights of cost analysis, with Hot Chocolate's names and numbers.</summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html</remarks>
public sealed class CostOptions
{
    /// <summary>Most that the fields of one operation may weigh: the work that resolving them causes.</summary>
    public double MaxFieldCost { get; set; } = 1000;

    /// <summary>Most that the objects of one response may weigh: about how many there can be.</summary>
    public double MaxTypeCost { get; set; } = 1000;

    /// <summary>Whether an operation above a limit is refused; the cost is reported all the same.</summary>
    public bool EnforceCostLimits { get; set; } = true;

    /// <summary>Whether connections, filters and orders get weights of their own in the schema.</summary>
    public bool ApplyCostDefaults { get; set; } = true;

    /// <summary>The weight of a field with a resolver or a fetch; the parent's own values weigh less.</summary>
    public double DefaultResolverCost { get; set; } = 10;

    /// <summary>The length that a list is taken to have where nothing in the schema says it.</summary>
    public double DefaultListSize { get; set; } = 10;

    /// <summary>The weights of filters.</summary>
    public FilterCostOptions Filtering { get; } = new();

    /// <summary>The weights of orders.</summary>
    public SortCostOptions Sorting { get; } = new();

    /// <summary>The weights of aggregates.</summary>
    public AggregationCostOptions Aggregation { get; } = new();
}

/// <summary>
/// Default weights of aggregates. They are larger than that of a list: a page reads as many rows as it shows, an
/// aggregate every row of its filter.
/// </summary>
public sealed class AggregationCostOptions
{
    /// <summary>A field with the count and sums of rows.</summary>
    public double DefaultAggregateCost { get; set; } = 50;

    /// <summary>Each <c>groupBy</c> in it, which reads the rows once more.</summary>
    public double DefaultGroupingCost { get; set; } = 50;
}

/// <summary>Default weights of filters.</summary>
public sealed class FilterCostOptions
{
    /// <summary>The argument <c>where</c>.</summary>
    public double DefaultFilterArgumentCost { get; set; } = 10;

    /// <summary>Each operation, such as <c>eq</c>.</summary>
    public double DefaultFilterOperationCost { get; set; } = 10;

    /// <summary>Each operation that no index helps, such as <c>contains</c>.</summary>
    public double DefaultExpensiveFilterOperationCost { get; set; } = 20;
}

/// <summary>Default weights of orders.</summary>
public sealed class SortCostOptions
{
    /// <summary>The argument <c>order</c>.</summary>
    public double DefaultSortArgumentCost { get; set; } = 10;

    /// <summary>Each column.</summary>
    public double DefaultSortOperationCost { get; set; } = 10;

    /// <summary>Each column that no index serves.</summary>
    public double DefaultExpensiveSortOperationCost { get; set; } = 20;
}
