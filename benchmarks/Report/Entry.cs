using GraphTenancy.Benchmarks.Contestants;
using GraphTenancy.Benchmarks.Stage;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>A contestant and the database that it works on.</summary>
internal sealed record Entry(BenchmarkStage Stage, IContestant Contestant);
