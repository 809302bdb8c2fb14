using System.Diagnostics;
using GraphTenancy.Benchmarks.Load;
using GraphTenancy.Benchmarks.Workloads;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>Lets contestants do the same work in turn, round by round.</summary>
internal sealed class RoundRunner(ComparisonOptions options)
{
    // So often a round is measured again when others used the machine meanwhile.
    private const int MostRepeats = 3;

    /// <summary>Warms all up, then measures them in alternating rounds; gives the rounds of each.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Measurement>>> RunAsync(
        Workload workload, IReadOnlyList<Entry> entries, int connections, CancellationToken cancellationToken)
    {
        // Long enough for what runs often to be compiled for the second time: a server is started once a week.
        var warmUp = TimeSpan.FromSeconds(6);
        foreach (Entry entry in entries)
        {
            await entry.Contestant.RunAsync(workload, connections, warmUp, cancellationToken);
        }

        List<Measurement>[] rounds = [.. entries.Select(static _ => new List<Measurement>())];
        for (int round = 0; round < options.Rounds; round++)
        {
            foreach ((int index, Entry entry) in entries.Index())
            {
                rounds[index].Add(await MeasureQuietlyAsync(entry, workload, connections, cancellationToken));
            }
        }

        return rounds;
    }

    private async Task<Measurement> MeasureQuietlyAsync(
        Entry entry, Workload workload, int connections, CancellationToken cancellationToken)
    {
        Measurement best = await MeasureAsync(entry, workload, connections, cancellationToken);
        for (int repeat = 0; repeat < MostRepeats && best.OthersCores > options.Quiet; repeat++)
        {
            Measurement again = await MeasureAsync(entry, workload, connections, cancellationToken);
            best = again.OthersCores < best.OthersCores ? again : best;
        }

        return best;
    }

    private async Task<Measurement> MeasureAsync(
        Entry entry, Workload workload, int connections, CancellationToken cancellationToken)
    {
        Snapshot before = Snapshot.Take(entry);
        LoadResult load = await entry.Contestant.RunAsync(workload, connections, options.Round, cancellationToken);
        Snapshot after = Snapshot.Take(entry);
        return new Measurement(
            load,
            (after.Server - before.Server) / load.Requests,
            (after.Database - before.Database) / load.Requests,
            Math.Max(0, (after.Others - before.Others) / (after.Elapsed - before.Elapsed).TotalMicroseconds));
    }

    private readonly record struct Snapshot(TimeSpan Elapsed, double Server, double Database, double Others)
    {
        public static Snapshot Take(Entry entry) => new(
            Stopwatch.GetElapsedTime(0),
            entry.Contestant.ProcessId is { } server ? CpuMeter.ProcessTrees(server) : 0,
            CpuMeter.ProcessTrees(entry.Stage.PostgresProcessId),
            // The load generator is this process, and the servers are its children.
            CpuMeter.Machine() - CpuMeter.ProcessTrees(Environment.ProcessId, entry.Stage.PostgresProcessId));
    }
}
