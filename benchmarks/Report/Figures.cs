using System.Text.Json.Serialization;
using GraphTenancy.Benchmarks.Workloads;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>The medians of a contestant's rounds.</summary>
internal sealed class Figures
{
    public Figures(Workload workload, string contestant, int connections, IReadOnlyList<Measurement> rounds)
    {
        Workload = workload.Id;
        Title = workload.ToString();
        Contestant = contestant;
        Connections = connections;
        Rounds = rounds.Count;
        PerSecond = Median(rounds, static round => round.Load.PerSecond);
        ServerCpu = Median(rounds, static round => round.ServerCpu);
        DatabaseCpu = Median(rounds, static round => round.DatabaseCpu);
        TotalCpu = Median(rounds, static round => round.TotalCpu);
        P50 = Median(rounds, static round => round.Load.P50);
        P99 = Median(rounds, static round => round.Load.P99);
        OthersCores = rounds.Max(static round => round.OthersCores);
    }

    public string Workload { get; }

    [JsonIgnore]
    public string Title { get; }

    public string Contestant { get; }

    public int Connections { get; }

    public int Rounds { get; }

    /// <summary>Requests per second.</summary>
    public double PerSecond { get; }

    /// <summary>Microseconds per request.</summary>
    public double ServerCpu { get; }

    /// <inheritdoc cref="ServerCpu"/>
    public double DatabaseCpu { get; }

    /// <inheritdoc cref="ServerCpu"/>
    public double TotalCpu { get; }

    /// <summary>Milliseconds.</summary>
    public double P50 { get; }

    /// <inheritdoc cref="P50"/>
    public double P99 { get; }

    /// <summary>Processors that others used in the worst round.</summary>
    public double OthersCores { get; }

    private static double Median(IReadOnlyList<Measurement> rounds, Func<Measurement, double> figure)
    {
        double[] sorted = [.. rounds.Select(figure).Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
