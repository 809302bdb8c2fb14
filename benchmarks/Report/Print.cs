using Spectre.Console;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>Writes to the console.</summary>
internal static class Print
{
    private const int Width = 160;

    /// <summary>A table.</summary>
    public static void Table(Table table)
    {
        // Without a terminal the console is 80 wide, and the table would be folded into its cells.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, Width);
        AnsiConsole.Write(table);
    }

    /// <summary>A line.</summary>
    public static void Line(string text) => Console.WriteLine(text);
}
