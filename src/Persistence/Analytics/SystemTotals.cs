namespace GraphTenancy.Persistence.Analytics;

/// <summary>The totals of the whole system.</summary>
public sealed record SystemTotals
{
    /// <summary>Tenants, the common one not counted.</summary>
    public required long TenantCount { get; init; }

    /// <summary>Users.</summary>
    public required long UserCount { get; init; }

    /// <summary>Products of all catalogues, the common one included.</summary>
    public required long ProductCount { get; init; }

    /// <summary>Orders ever placed.</summary>
    public required long OrderCount { get; init; }

    /// <summary>Events.</summary>
    public required long EventCount { get; init; }

    /// <summary>Orders placed in the last <see cref="PlatformAnalytics.RecentDays"/> days, all of them.</summary>
    public required long RecentOrderCount { get; init; }

    /// <summary>Products by tenant code, most first.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> ProductsByTenant { get; init; }
}
