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

    /// <summary>The figure below which so many percent of the figures lie; 50 for the median.</summary>
    public static double Percentile(IReadOnlyCollection<double> figures, int percent)
    {
        double[] sorted = [.. figures.Order()];
        return sorted[(sorted.Length - 1) * percent / 100];
    }
}
