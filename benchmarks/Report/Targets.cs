using GraphTenancy.Benchmarks.Contestants;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>What is expected of the figures. Work done per CPU second is the inverse of CPU per request.</summary>
internal static class Targets
{
    private const double LargestNoDataRatio = 1.2;
    private const double LeastOfHandWritten = 0.85;
    private const double LeastOfHandWrittenAggregate = 0.95;
    private const double LeastOfPostGraphile = 4;
    private const double LeastOfProjection = 20;
    private const double LargestP99Ratio = 2;
    private const double LargestMegabytes = 250;
    private const double LargestSpread = 1.15;
    private const double BytesPerMegabyte = 1_000_000;
    private const int ManyConnections = 64;

    /// <summary>The targets for which there are figures.</summary>
    public static IReadOnlyList<Target> Of(IReadOnlyList<Figures> figures, int connections)
    {
        var targets = new List<Target>();
        Figures? Find(string workload, string contestant, int at) => figures.FirstOrDefault(row =>
            row.Workload == workload && row.Contestant == contestant && row.Connections == at);
        void Compare(string workload, string rival, Func<Figures, Figures, Target> target, int at)
        {
            if (Find(workload, Cast.OursTitle, at) is { } ours && Find(workload, rival, at) is { } other)
            {
                targets.Add(target(ours, other));
            }
        }

        Compare("W0", Cast.HandWrittenTitle, static (ours, rival) => new Target(
            "W0: CPU of hand-written", ours.TotalCpu / rival.TotalCpu, LargestNoDataRatio, true, " ×"), connections);
        foreach (string workload in (string[])["W1", "W2", "W3", "W4", "W5b"])
        {
            double limit = workload == "W5b" ? LeastOfHandWrittenAggregate : LeastOfHandWritten;
            Compare(workload, Cast.HandWrittenTitle, (ours, rival) => new Target(
                $"{workload}: requests per CPU second, of hand-written",
                rival.TotalCpu / ours.TotalCpu, limit, false, " ×"), connections);
        }

        if (Find("W5", Cast.OursTitle, connections) is { } projection
            && Find("W5b", Cast.OursTitle, connections) is { } rows)
        {
            targets.Add(new Target(
                "W5: requests per CPU second, of W5b", rows.TotalCpu / projection.TotalCpu, LeastOfProjection, false, " ×"));
        }

        foreach (string workload in (string[])["W1", "W2", "W3"])
        {
            Compare(workload, PostGraphile.Title, (ours, rival) => new Target(
                $"{workload}: requests per CPU second, of PostGraphile",
                rival.TotalCpu / ours.TotalCpu, LeastOfPostGraphile, false, " ×"), connections);
        }

        foreach (string workload in (string[])["W0", "W1", "W2", "W3", "W4"])
        {
            Compare(workload, Cast.HandWrittenTitle, (ours, rival) => new Target(
                $"{workload}: p99 at {ManyConnections} connections, of hand-written",
                ours.P99 / rival.P99, LargestP99Ratio, true, " ×"), ManyConnections);
        }

        return targets;
    }

    /// <summary>The memory of our server.</summary>
    public static Target OfMemory(long bytes, int connections) => new(
        $"memory at {connections} connections", bytes / BytesPerMegabyte, LargestMegabytes, true, " MB");

    /// <summary>Whether CPU per request stays the same, whatever there is in the database.</summary>
    public static Target OfScale(string name, IReadOnlyCollection<double> cpu) => new(
        $"{name}: largest of smallest CPU per request", cpu.Max() / cpu.Min(), LargestSpread, true, " ×");
}
