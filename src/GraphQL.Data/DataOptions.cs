namespace GraphTenancy.GraphQL.Data;

/// <summary>Limits of filters, orders and node lookups.</summary>
public sealed class DataOptions
{
    /// <summary>Most levels of a filter: <c>and</c>, <c>or</c> and relations each add one.</summary>
    public int MaxFilterDepth { get; set; } = 8;

    /// <summary>Most conditions of a filter.</summary>
    public int MaxFilterConditions { get; set; } = 100;

    /// <summary>Most values of one <c>in</c> or <c>nin</c>.</summary>
    public int MaxFilterListLength { get; set; } = 500;

    /// <summary>Most columns of an order.</summary>
    public int MaxOrderColumns { get; set; } = 8;

    /// <summary>Groups of a <c>groupBy</c> when the client asks for no number; 1 to <see cref="MaxGroups"/>.</summary>
    public int DefaultGroups { get; set; } = 10;

    /// <summary>Most groups of one <c>groupBy</c>.</summary>
    public int MaxGroups { get; set; } = 100;

    /// <summary>Most ids of one <c>nodes</c> field.</summary>
    public int MaxNodes { get; set; } = 50;
}
