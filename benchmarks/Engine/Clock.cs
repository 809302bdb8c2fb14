using System.Diagnostics;

namespace GraphTenancy.Benchmarks.Engine;

/// <summary>Measures work in this process.</summary>
internal static class Clock
{
    /// <summary>Repeats work for about <paramref name="length"/>; the mean nanoseconds of one call.</summary>
    public static double MeanNanoseconds(Action work, TimeSpan length)
    {
        long start = Stopwatch.GetTimestamp();
        long end = start + (long)(length.TotalSeconds * Stopwatch.Frequency);
        long now;
        int count = 0;
        do
        {
            work();
            count++;
            now = Stopwatch.GetTimestamp();
        }
        while (now < end);

        return (now - start) * (1e9 / Stopwatch.Frequency) / count;
    }

    /// <summary>The milliseconds of one call.</summary>
    public static double Milliseconds(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>The median.</summary>
    public static double Median(IReadOnlyCollection<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
