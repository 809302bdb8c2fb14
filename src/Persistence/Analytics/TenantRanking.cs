namespace GraphTenancy.Persistence.Analytics;

/// <summary>By what tenants are ranked, largest first.</summary>
public enum TenantRanking
{
    /// <summary>By the sum of orders that are not cancelled.</summary>
    Revenue,

    /// <summary>By orders ever placed.</summary>
    Orders,

    /// <summary>By events.</summary>
    Events,
}
