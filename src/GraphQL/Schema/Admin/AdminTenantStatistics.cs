using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.Persistence.Analytics;

namespace GraphTenancy.GraphQL.Schema.Admin;

/// <summary>The totals of one tenant among all.</summary>
[ObjectType]
public sealed record AdminTenantStatistics
{
    // Multiplied and not divided: the product keeps two decimals, as money from SQL has them.
    private const decimal UnitsPerMinor = 0.01m;

    /// <summary>The tenant's code.</summary>
    [GraphQLType("TenantCode!")]
    public required string Code { get; init; }

    /// <summary>The tenant's name.</summary>
    public required string Name { get; init; }

    /// <summary>Members.</summary>
    public required long UserCount { get; init; }

    /// <summary>Orders ever placed.</summary>
    public required long OrderCount { get; init; }

    /// <summary>Customers.</summary>
    public required long CustomerCount { get; init; }

    /// <summary>Events.</summary>
    public required long EventCount { get; init; }

    /// <summary>The sum of all orders that are not cancelled.</summary>
    public required decimal Revenue { get; init; }

    internal static AdminTenantStatistics From(TenantTotals totals) => new()
    {
        Code = totals.Code,
        Name = totals.Name,
        UserCount = totals.UserCount,
        OrderCount = totals.OrderCount,
        CustomerCount = totals.CustomerCount,
        EventCount = totals.EventCount,
        Revenue = totals.RevenueMinor * UnitsPerMinor,
    };
}
