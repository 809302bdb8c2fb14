namespace GraphTenancy.Persistence.Seeding;

/// <summary>What seeding wrote; all zero when everything was there.</summary>
public sealed record SeedReport
{
    /// <summary>New tenants.</summary>
    public int Tenants { get; init; }

    /// <summary>New orders.</summary>
    public int Orders { get; init; }

    /// <summary>Orders that an earlier run had written.</summary>
    public int SkippedOrders { get; init; }
}
