using Spectre.Console;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>Prints the targets.</summary>
internal static class TargetTable
{
    /// <summary>Prints them, with whether each is met.</summary>
    public static void Write(IReadOnlyList<Target> targets)
    {
        Table table = new Table().AddColumns("target", "reached", "goal", "met");
        foreach (Target target in targets)
        {
            table.AddRow(
                target.Name,
                $"{target.Reached:0.00}{target.Unit}",
                target.Wanted,
                target.IsMet ? "yes" : "NO");
        }

        Print.Table(table);
    }
}
