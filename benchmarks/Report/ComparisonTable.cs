using GraphTenancy.Benchmarks.Contestants;
using GraphTenancy.Benchmarks.Stage;
using Spectre.Console;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>Prints figures as a table.</summary>
internal static class ComparisonTable
{
    /// <summary>Prints them; the ratio is that of all CPU to the hand-written endpoint's.</summary>
    public static void Write(IEnumerable<Figures> figures, ComparisonOptions options, BenchmarkStage stage)
    {
        Table table = new Table().AddColumns(
            "workload", "contestant", "req/s", "server CPU µs", "PostgreSQL CPU µs", "total CPU µs",
            "p50 ms", "p99 ms", "CPU ratio", "others, cores");
        int connections = 0;
        foreach (IGrouping<string, Figures> workload in figures.GroupBy(static row => row.Title, StringComparer.Ordinal))
        {
            Figures? limit = workload.FirstOrDefault(static row => row.Contestant == Cast.HandWrittenTitle);
            foreach (Figures row in workload)
            {
                connections = row.Connections;
                table.AddRow(
                    row == workload.First() ? row.Title : "",
                    row.Contestant,
                    $"{row.PerSecond:#,0}",
                    $"{row.ServerCpu:0.0}",
                    $"{row.DatabaseCpu:0.0}",
                    $"{row.TotalCpu:0.0}",
                    double.IsNaN(row.P50) ? "" : $"{row.P50:0.00}",
                    double.IsNaN(row.P99) ? "" : $"{row.P99:0.00}",
                    limit is null ? "" : $"{row.TotalCpu / limit.TotalCpu:0.00}",
                    $"{row.OthersCores:0.00}");
            }
        }

        Print.Table(table);
        Print.Line(
            $"{Environment.ProcessorCount} cores, {stage.PostgresVersion}, {options.Tenants:#,0} tenants, "
            + $"{options.Orders:#,0} orders, {connections} connections, {options.Rounds} rounds of "
            + $"{options.Round.TotalSeconds} s, medians. The load generator shares the cores; its CPU is not counted.");
    }
}
