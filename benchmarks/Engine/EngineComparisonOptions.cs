namespace GraphTenancy.Benchmarks.Engine;

/// <summary>How long the engine is measured.</summary>
internal sealed record EngineComparisonOptions
{
    /// <summary>Rounds; all take turns in each.</summary>
    public required int Rounds { get; init; }

    /// <summary>
    /// Which percentile of the rounds is shown: 50 for the median; less where neighbours take the processor away.
    /// </summary>
    public required int Percentile { get; init; }

    /// <summary>Length of one contestant's part of a round.</summary>
    public required TimeSpan Round { get; init; }

    /// <summary>How long each works before anything counts, so that both run-times have compiled it for good.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>What is measured, of <see cref="EngineComparison.Parts"/>.</summary>
    public required IReadOnlyList<string> Parts { get; init; }
}
