using GraphTenancy.Benchmarks.Load;
using GraphTenancy.Benchmarks.Workloads;

namespace GraphTenancy.Benchmarks.Contestants;

/// <summary>One of those who are compared.</summary>
internal interface IContestant
{
    /// <summary>The name in the tables.</summary>
    string Name { get; }

    /// <summary>The process whose CPU is counted beside PostgreSQL's; <see langword="null"/> when there is none.</summary>
    int? ProcessId { get; }

    /// <summary>Whether it can do this work.</summary>
    bool Takes(Workload workload);

    /// <summary>Does the work for some time.</summary>
    Task<LoadResult> RunAsync(
        Workload workload, int connections, TimeSpan duration, CancellationToken cancellationToken);
}
