using GraphTenancy.Benchmarks.Contestants;
using GraphTenancy.Benchmarks.Load;
using GraphTenancy.Benchmarks.Stage;
using GraphTenancy.Benchmarks.Workloads;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>Lets contestants do the same work in turn, round by round.</summary>
internal sealed class RoundRunner(BenchmarkStage stage, ComparisonOptions options)
{
    // So many rounds are measured again, of each contestant and workload, when others used the machine meanwhile.
    private const int MostRepeats = 3;

    /// <summary>Warms all up, then measures them in alternating rounds.</summary>
    public async Task<IReadOnlyList<Figures>> RunAsync(
        Workload workload,
        IReadOnlyList<IContestant> contestants,
        int connections,
        CancellationToken cancellationToken)
    {
        var warmUp = TimeSpan.FromSeconds(Math.Max(2, options.Round.TotalSeconds / 2));
        foreach (IContestant contestant in contestants)
        {
            await contestant.RunAsync(workload, connections, warmUp, cancellationToken);
        }

        Dictionary<IContestant, List<Measurement>> rounds = contestants.ToDictionary(
            static contestant => contestant, static _ => new List<Measurement>());
        for (int round = 0; round < options.Rounds; round++)
        {
            foreach (IContestant contestant in contestants)
            {
                rounds[contestant].Add(
                    await MeasureQuietlyAsync(contestant, workload, connections, cancellationToken));
            }
        }

        return [.. contestants.Select(one => new Figures(workload, one.Name, connections, rounds[one]))];
    }

    private async Task<Measurement> MeasureQuietlyAsync(
        IContestant contestant, Workload workload, int connections, CancellationToken cancellationToken)
    {
        Measurement best = await MeasureAsync(contestant, workload, connections, cancellationToken);
        for (int repeat = 0; repeat < MostRepeats && best.OthersCores > options.Quiet; repeat++)
        {
            Measurement again = await MeasureAsync(contestant, workload, connections, cancellationToken);
            best = again.OthersCores < best.OthersCores ? again : best;
        }

        return best;
    }

    private async Task<Measurement> MeasureAsync(
        IContestant contestant, Workload workload, int connections, CancellationToken cancellationToken)
    {
        Snapshot before = Snapshot.Take(contestant, stage);
        LoadResult load = await contestant.RunAsync(workload, connections, options.Round, cancellationToken);
        Snapshot after = Snapshot.Take(contestant, stage);
        return new Measurement(
            load,
            (after.Server - before.Server) / load.Requests,
            (after.Database - before.Database) / load.Requests,
            Math.Max(0, (after.Others - before.Others) / 1_000_000 / load.Seconds));
    }

    private readonly record struct Snapshot(double Server, double Database, double Others)
    {
        public static Snapshot Take(IContestant contestant, BenchmarkStage stage) => new(
            contestant.ProcessId is { } server ? CpuMeter.ProcessTrees(server) : 0,
            CpuMeter.ProcessTrees(stage.PostgresProcessId),
            // The load generator is this process, and the servers are its children.
            CpuMeter.Machine() - CpuMeter.ProcessTrees(Environment.ProcessId, stage.PostgresProcessId));
    }
}
