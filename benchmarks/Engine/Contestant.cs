namespace GraphTenancy.Benchmarks.Engine;

/// <summary>One way of doing a piece of work.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Measure">Works for about so long and returns the mean nanoseconds of one piece.</param>
internal sealed record Contestant(string Name, Func<TimeSpan, double> Measure)
{
    /// <summary>A piece of work in this process.</summary>
    public static Contestant Here(string name, Action work) => new(name, length => Clock.MeanNanoseconds(work, length));
}
