namespace GraphTenancy.Benchmarks.Load;

/// <summary>What a run of load gave.</summary>
/// <param name="Requests">Answers counted.</param>
/// <param name="Seconds">Time taken.</param>
/// <param name="P50">Median latency in milliseconds.</param>
/// <param name="P99">99th percentile in milliseconds; not a number where it is not known.</param>
internal sealed record LoadResult(long Requests, double Seconds, double P50, double P99)
{
    /// <summary>Answers per second.</summary>
    public double PerSecond => Requests / Seconds;
}
