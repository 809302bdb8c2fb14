using GraphTenancy.Benchmarks.Load;
using GraphTenancy.Benchmarks.Stage;
using Spectre.Console;

namespace GraphTenancy.Benchmarks;

/// <summary>Runs the workloads on both servers in turn and prints the ratios.</summary>
internal static class Comparison
{
    /// <summary>Returns 0; a wrong answer of either server is an exception.</summary>
    public static async Task<int> RunAsync(ComparisonOptions options, CancellationToken cancellationToken)
    {
        await using BenchmarkStage stage = await BenchmarkStage.StartAsync(options, cancellationToken);
        Table table = new Table().AddColumns(
            "workload", "server", "req/s", "server CPU µs", "PostgreSQL CPU µs", "total CPU µs",
            "p50 ms", "p99 ms", "CPU ratio");
        foreach (Workload workload in Workload.All)
        {
            await WarmUpAsync(stage, workload, options);
            List<Measurement> ours = [];
            List<Measurement> rivals = [];
            for (int round = 0; round < options.Rounds; round++)
            {
                ours.Add(await MeasureAsync(
                    stage, stage.Server, workload.ForServer, options.Connections, options.Round));
                rivals.Add(await MeasureAsync(
                    stage, stage.Rival, workload.ForRival, options.Connections, options.Round));
            }

            double rivalCpu = Median(rivals, static m => m.TotalCpu);
            AddRow(table, workload.Name, "hand-written", rivals, rivalCpu);
            AddRow(table, workload.Name, "GraphTenancy", ours, rivalCpu);
        }

        // Without a terminal the console is 80 wide, and the table would be folded into its cells.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(
            $"{Environment.ProcessorCount} cores, {stage.PostgresVersion}, {options.Tenants} tenants, "
            + $"{options.Orders} orders, {options.Connections} connections, {options.Rounds} rounds of "
            + $"{options.Round.TotalSeconds} s, medians. The load generator shares the cores; its CPU is not counted.");
        return 0;
    }

    private static async Task WarmUpAsync(BenchmarkStage stage, Workload workload, ComparisonOptions options)
    {
        var length = TimeSpan.FromSeconds(Math.Max(2, options.Round.TotalSeconds / 2));
        await MeasureAsync(stage, stage.Server, workload.ForServer, options.Connections, length);
        await MeasureAsync(stage, stage.Rival, workload.ForRival, options.Connections, length);
    }

    private static async Task<Measurement> MeasureAsync(
        BenchmarkStage stage,
        ServerProcess server,
        Func<BenchmarkStage, Random, (Uri Url, LoadRequest Request)> request,
        int connections,
        TimeSpan length)
    {
        double serverBefore = CpuMeter.Process(server.ProcessId);
        double databaseBefore = CpuMeter.ProcessTree(stage.PostgresProcessId);
        LoadResult load = await LoadGenerator.RunAsync(random => request(stage, random), connections, length);
        return new Measurement(
            load,
            (CpuMeter.Process(server.ProcessId) - serverBefore) / load.Requests,
            (CpuMeter.ProcessTree(stage.PostgresProcessId) - databaseBefore) / load.Requests);
    }

    private static void AddRow(Table table, string workload, string server, List<Measurement> rounds, double rivalCpu)
    {
        double total = Median(rounds, static m => m.TotalCpu);
        table.AddRow(
            workload,
            server,
            $"{Median(rounds, static m => m.Load.PerSecond):0}",
            $"{Median(rounds, static m => m.ServerCpu):0}",
            $"{Median(rounds, static m => m.DatabaseCpu):0}",
            $"{total:0}",
            $"{Median(rounds, static m => m.Load.P50):0.00}",
            $"{Median(rounds, static m => m.Load.P99):0.00}",
            $"{total / rivalCpu:0.00}");
    }

    private static double Median(List<Measurement> rounds, Func<Measurement, double> figure)
    {
        double[] sorted = [.. rounds.Select(figure).Order()];
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private sealed record Measurement(LoadResult Load, double ServerCpu, double DatabaseCpu)
    {
        public double TotalCpu => ServerCpu + DatabaseCpu;
    }
}
