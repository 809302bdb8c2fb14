namespace GraphTenancy.Benchmarks;

/// <summary>How much is compared.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>Length of one round.</summary>
    public required TimeSpan Round { get; init; }

    /// <summary>Rounds; the servers take turns, and medians are shown.</summary>
    public required int Rounds { get; init; }

    /// <summary>HTTP connections.</summary>
    public required int Connections { get; init; }

    /// <summary>Tenants to seed.</summary>
    public required int Tenants { get; init; }

    /// <summary>Orders to seed.</summary>
    public required int Orders { get; init; }
}
