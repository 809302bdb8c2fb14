using GraphTenancy.Benchmarks.Contestants;
using GraphTenancy.Benchmarks.PgBench;
using GraphTenancy.Benchmarks.Stage;
using GraphTenancy.Benchmarks.Workloads;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>Runs the workloads on all contestants in turn and prints the ratios.</summary>
internal static class Comparison
{
    public const string HandWritten = "hand-written";

    /// <summary>All rivals by name.</summary>
    public static readonly string[] Rivals = [HandWritten, PgBenchContestant.Title, PostGraphile.Title];

    /// <summary>Returns 0; a wrong answer of any contestant is an exception.</summary>
    public static async Task<int> RunAsync(ComparisonOptions options, CancellationToken cancellationToken)
    {
        await using BenchmarkStage stage = await BenchmarkStage.StartAsync(
            options.Tenants, options.Orders, cancellationToken);
        await using Cast cast = await Cast.StartAsync(stage, options.Rivals, cancellationToken);
        var runner = new RoundRunner(stage, options);
        Workload[] workloads =
            [.. WorkloadCatalogue.All.Where(workload => options.Workloads.Contains(workload.Id))];
        foreach (Workload workload in workloads)
        {
            await AnswerCheck.RunAsync(workload, cast.Servers);
        }

        var figures = new List<Figures>();
        foreach (int connections in options.Connections)
        {
            bool isFirst = connections == options.Connections[0];
            foreach (Workload workload in workloads)
            {
                IContestant[] contestants = [.. (isFirst ? cast.All : cast.LikeForLike).Where(one => one.Takes(workload))];
                figures.AddRange(await runner.RunAsync(workload, contestants, connections, cancellationToken));
            }

            ComparisonTable.Write(figures.Where(row => row.Connections == connections), options, stage);
        }

        return 0;
    }
}
