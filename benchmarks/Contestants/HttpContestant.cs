using GraphTenancy.Benchmarks.Load;
using GraphTenancy.Benchmarks.Stage;
using GraphTenancy.Benchmarks.Workloads;

namespace GraphTenancy.Benchmarks.Contestants;

/// <summary>A server that is asked over HTTP.</summary>
/// <param name="name">The name in the tables.</param>
/// <param name="server">The server.</param>
/// <param name="stage">Whom to ask for what.</param>
/// <param name="questionOf">How it is asked; <see langword="null"/> where it cannot answer.</param>
internal sealed class HttpContestant(
    string name, ServerProcess server, BenchmarkStage stage, Func<Workload, Question?> questionOf) : IContestant
{
    private readonly Dictionary<string, LoadGenerator> _generators = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public int? ProcessId => server.ProcessId;

    /// <summary>Where it serves.</summary>
    public Uri Url => server.Url;

    /// <summary>The most memory that the server had in use (resident set) since its start, in bytes.</summary>
    public long PeakResidentBytes => server.PeakResidentBytes;

    /// <inheritdoc/>
    public bool Takes(Workload workload) => questionOf(workload) is not null;

    /// <inheritdoc/>
    public Task<LoadResult> RunAsync(
        Workload workload, int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        // Made beforehand and kept: making requests is no part of what is measured.
        if (!_generators.TryGetValue(workload.Id, out LoadGenerator? generator))
        {
            generator = new LoadGenerator([.. SamplesOf(workload).Select(sample => RequestOf(workload, sample))]);
            _generators.Add(workload.Id, generator);
        }

        return generator.RunAsync(connections, duration);
    }

    /// <summary>The answer's body to one sample.</summary>
    public Task<byte[]> AskAsync(Workload workload, int sample)
    {
        IReadOnlyList<Sample> samples = SamplesOf(workload);
        return LoadGenerator.AskAsync(RequestOf(workload, samples[sample % samples.Count]));
    }

    private IReadOnlyList<Sample> SamplesOf(Workload workload) =>
        workload.IsPrivileged ? [SampleReader.Administrator(stage.Tokens)] : stage.Samples;

    private LoadRequest RequestOf(Workload workload, Sample sample) => questionOf(workload) is { } question
        ? question.For(sample, server.Url)
        : throw new InvalidOperationException($"{Name} does not take {workload.Id}.");
}
