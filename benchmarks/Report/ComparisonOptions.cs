using System.Text.Json.Serialization;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>What is compared, and how much.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>Length of one round.</summary>
    public required TimeSpan Round { get; init; }

    /// <summary>Rounds; all take turns, and medians are shown.</summary>
    public required int Rounds { get; init; }

    /// <summary>HTTP connections; the first number is for all, with the others only our server and its equal run.</summary>
    public required IReadOnlyList<int> Connections { get; init; }

    /// <summary>Tenants to seed.</summary>
    public required int Tenants { get; init; }

    /// <summary>Orders to seed.</summary>
    public required int Orders { get; init; }

    /// <summary>Ids of the workloads.</summary>
    public required IReadOnlyList<string> Workloads { get; init; }

    /// <summary>Which rivals run.</summary>
    public required IReadOnlyList<string> Rivals { get; init; }

    /// <summary>Processors that others may use during a round; one with more is measured again.</summary>
    public required double Quiet { get; init; }

    /// <summary>
    /// The most orders of the databases of several sizes; <see langword="null"/> when they are not measured.
    /// </summary>
    public required int? LargestScale { get; init; }

    /// <summary>Where the figures go as JSON.</summary>
    [JsonIgnore]
    public FileInfo? Json { get; init; }

    /// <summary>Where the figures go as tables of Markdown.</summary>
    [JsonIgnore]
    public FileInfo? Markdown { get; init; }
}
