using System.Globalization;

namespace GraphTenancy.Benchmarks.Load;

/// <summary>CPU time of processes as the operating system accounts it; Linux only (<c>/proc</c>).</summary>
internal static class CpuMeter
{
    // Clock ticks per second of /proc/<pid>/stat; 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>
    /// User and system time of processes and all that they started, those that ended included, in microseconds.
    /// PostgreSQL's backends are children of the postmaster. What is below two of the roots counts once.
    /// </summary>
    public static double ProcessTrees(params ReadOnlySpan<int> roots)
    {
        double ticks = 0;
        var parents = new Dictionary<int, (int Parent, double Own, double EndedChildren)>();
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id)
                && TryReadStat(id) is { } stat)
            {
                parents[id] = stat;
            }
        }

        foreach ((int id, (int _, double own, double ended)) in parents)
        {
            if (IsBelow(id, roots, parents))
            {
                ticks += own + ended;
            }
        }

        return ticks / TicksPerSecond * 1_000_000;
    }

    /// <summary>Time that all processors were busy or taken away from this machine, in microseconds.</summary>
    public static double Machine()
    {
        // cpu  user nice system idle iowait irq softirq steal …
        string[] fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double ticks = 0;
        foreach (int busy in (ReadOnlySpan<int>)[1, 2, 3, 6, 7, 8])
        {
            ticks += double.Parse(fields[busy], CultureInfo.InvariantCulture);
        }

        return ticks / TicksPerSecond * 1_000_000;
    }

    private static bool IsBelow(
        int id, ReadOnlySpan<int> roots, Dictionary<int, (int Parent, double Own, double EndedChildren)> all)
    {
        for (int at = id; at > 1; at = all.TryGetValue(at, out (int Parent, double, double) stat) ? stat.Parent : 0)
        {
            if (roots.Contains(at))
            {
                return true;
            }
        }

        return false;
    }

    private static (int Parent, double Own, double EndedChildren)? TryReadStat(int id)
    {
        try
        {
            string text = File.ReadAllText($"/proc/{id}/stat");
            // The command's name stands in parentheses and may hold spaces; the numbers follow the last one.
            string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            double Number(int index) => double.Parse(fields[index], CultureInfo.InvariantCulture);
            return ((int)Number(1), Number(11) + Number(12), Number(13) + Number(14));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process ended between the listing and the reading.
            return null;
        }
    }
}
