using GraphTenancy.Benchmarks.Contestants;
using GraphTenancy.Benchmarks.Stage;
using GraphTenancy.Benchmarks.Workloads;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>Runs the workloads on all contestants in turn and prints the ratios.</summary>
internal static class Comparison
{
    /// <summary>Returns 0, met or not; a wrong answer of any contestant is an exception.</summary>
    public static async Task<int> RunAsync(ComparisonOptions options, CancellationToken cancellationToken)
    {
        var figures = new List<Figures>();
        var targets = new List<Target>();
        string postgres = await RunWorkloadsAsync(options, figures, targets, cancellationToken);
        IReadOnlyList<ScaleFigures> scale = options.LargestScale is { } orders
            ? await ScaleReport.RunAsync(options, orders, cancellationToken)
            : [];
        targets.AddRange(ScaleReport.TargetsOf(scale));
        TargetTable.Write(targets);
        var result = new ComparisonResult
        {
            Postgres = postgres,
            Options = options,
            Figures = figures,
            Scale = scale,
            Targets = targets,
        };
        if (options.Json is { } json)
        {
            await result.WriteAsync(json, cancellationToken);
        }

        if (options.Markdown is { } markdown)
        {
            await File.WriteAllTextAsync(markdown.FullName, MarkdownReport.Write(result), cancellationToken);
        }

        return 0;
    }

    private static async Task<string> RunWorkloadsAsync(
        ComparisonOptions options, List<Figures> figures, List<Target> targets, CancellationToken cancellationToken)
    {
        await using BenchmarkStage stage = await BenchmarkStage.StartAsync(
            options.Tenants, options.Orders, cancellationToken);
        await using Cast cast = await Cast.StartAsync(stage, options.Rivals, cancellationToken);
        Workload[] workloads =
            [.. WorkloadCatalogue.All.Where(workload => options.Workloads.Contains(workload.Id))];
        foreach (Workload workload in workloads)
        {
            await AnswerCheck.RunAsync(workload, cast.Servers);
        }

        var runner = new RoundRunner(options);
        foreach (int connections in options.Connections)
        {
            bool isFirst = connections == options.Connections[0];
            foreach (Workload workload in workloads)
            {
                Entry[] entries = [.. (isFirst ? cast.All : cast.LikeForLike)
                    .Where(one => one.Takes(workload))
                    .Select(one => new Entry(stage, one))];
                IReadOnlyList<IReadOnlyList<Measurement>> rounds =
                    await runner.RunAsync(workload, entries, connections, cancellationToken);
                figures.AddRange(entries.Zip(
                    rounds, (entry, its) => new Figures(workload, entry.Contestant.Name, connections, its)));
            }

            ComparisonTable.Write(figures.Where(row => row.Connections == connections), options, stage);
        }

        targets.AddRange(Targets.Of(figures, options.Connections[0]));
        targets.Add(Targets.OfMemory(cast.Ours.PeakResidentBytes, options.Connections.Max()));
        return stage.PostgresVersion;
    }
}
