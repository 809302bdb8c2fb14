using System.Globalization;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>A goal and what was reached.</summary>
/// <param name="Name">What is meant.</param>
/// <param name="Reached">The figure.</param>
/// <param name="Limit">The goal.</param>
/// <param name="IsUpperLimit">Whether less is better.</param>
/// <param name="Unit">Behind the figure; may be empty.</param>
internal sealed record Target(string Name, double Reached, double Limit, bool IsUpperLimit, string Unit = "")
{
    /// <summary>Whether it is reached.</summary>
    public bool IsMet => IsUpperLimit ? Reached <= Limit : Reached >= Limit;

    /// <summary>The goal in words.</summary>
    public string Wanted => string.Create(
        CultureInfo.InvariantCulture, $"{(IsUpperLimit ? "at most" : "at least")} {Limit:0.##}{Unit}");
}
