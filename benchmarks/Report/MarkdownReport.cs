using System.Globalization;
using System.Text;
using GraphTenancy.Benchmarks.Contestants;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>The figures as the tables of <c>docs/benchmarks.md</c>.</summary>
internal static class MarkdownReport
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Writes the tables.</summary>
    public static string Write(ComparisonResult result)
    {
        var text = new StringBuilder();
        foreach (IGrouping<int, Figures> connections in result.Figures.GroupBy(static row => row.Connections))
        {
            text.Append(Culture, $"{connections.Key} connections:\n\n");
            WriteFigures(text, connections);
        }

        if (result.Scale.Count > 0)
        {
            WriteScale(text, result.Scale);
        }

        WriteTargets(text, result.Targets);
        return text.ToString();
    }

    private static void WriteFigures(StringBuilder text, IEnumerable<Figures> figures)
    {
        text.Append("| Workload | Who | req/s | server CPU µs | PostgreSQL CPU µs | total CPU µs | p50 ms | p99 ms "
            + "| CPU ratio |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (IGrouping<string, Figures> workload in figures.GroupBy(static row => row.Title, StringComparer.Ordinal))
        {
            Figures? limit = workload.FirstOrDefault(static row => row.Contestant == Cast.HandWrittenTitle);
            foreach ((int index, Figures row) in workload.Index())
            {
                string ratio = limit is null ? "" : (row.TotalCpu / limit.TotalCpu).ToString("0.00", Culture);
                text.Append(Culture, $"| {(index == 0 ? row.Title : "")} | {row.Contestant} | {row.PerSecond:#,0} ")
                    .Append(Culture, $"| {row.ServerCpu:#,0} | {row.DatabaseCpu:#,0} | {row.TotalCpu:#,0} ")
                    .Append(Culture, $"| {Milliseconds(row.P50)} | {Milliseconds(row.P99)} ")
                    .Append(row.Contestant == Cast.OursTitle ? $"| **{ratio}** |\n" : $"| {ratio} |\n");
            }
        }

        text.Append('\n');
    }

    private static void WriteScale(StringBuilder text, IEnumerable<ScaleFigures> scale)
    {
        text.Append("| Workload | Who | tenants | of them asking | orders | server CPU µs | PostgreSQL CPU µs "
            + "| total CPU µs |\n|---|---|---|---|---|---|---|---|\n");
        foreach (ScaleFigures row in ScaleReport.Sorted(scale))
        {
            text.Append(Culture, $"| {row.Figures.Workload} | {row.Figures.Contestant} | {row.Tenants:#,0} ")
                .Append(Culture, $"| {row.SampledTenants:#,0} | {row.Orders:#,0} | {row.Figures.ServerCpu:#,0} ")
                .Append(Culture, $"| {row.Figures.DatabaseCpu:#,0} | {row.Figures.TotalCpu:#,0} |\n");
        }

        text.Append('\n');
    }

    private static void WriteTargets(StringBuilder text, IEnumerable<Target> targets)
    {
        text.Append("| Goal | Reached | Wanted | Met |\n|---|---|---|---|\n");
        foreach (Target target in targets)
        {
            text.Append(Culture, $"| {target.Name} | {target.Reached:0.00}{target.Unit} ")
                .Append(Culture, $"| {target.Wanted} | {(target.IsMet ? "yes" : "no")} |\n");
        }
    }

    private static string Milliseconds(double value) => double.IsNaN(value) ? "" : value.ToString("#,0.00", Culture);
}
