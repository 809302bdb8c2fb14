using GraphTenancy.Benchmarks.Load;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>One round of one contestant.</summary>
/// <param name="Load">What the load gave.</param>
/// <param name="ServerCpu">CPU of the contestant's own process, in microseconds per request.</param>
/// <param name="DatabaseCpu">CPU of all of PostgreSQL's processes, in microseconds per request.</param>
/// <param name="OthersCores">Processors that nobody of us used, on average.</param>
internal sealed record Measurement(LoadResult Load, double ServerCpu, double DatabaseCpu, double OthersCores)
{
    /// <summary>Both.</summary>
    public double TotalCpu => ServerCpu + DatabaseCpu;
}
