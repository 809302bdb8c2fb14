using System.Text.Json;
using GraphTenancy.Benchmarks.Load;
using GraphTenancy.Benchmarks.Stage;

namespace GraphTenancy.Benchmarks.Workloads;

/// <summary>How one kind of server is asked.</summary>
/// <param name="Path">Where.</param>
/// <param name="Body">With what JSON.</param>
/// <param name="MustContain">What each right answer contains.</param>
internal sealed record Question(string Path, Func<Sample, object> Body, Func<Sample, string> MustContain)
{
    /// <summary>A GraphQL operation.</summary>
    public static Question GraphQL(
        string document, Func<Sample, string> mustContain, Func<Sample, object>? variables = null) => new(
        "graphql",
        variables is null
            ? _ => new { query = document }
            : sample => new { query = document, variables = variables(sample) },
        mustContain);

    /// <summary>The request of a sample.</summary>
    public LoadRequest For(Sample sample, Uri server) => new(
        new Uri(server, Path),
        sample.Authorization,
        JsonSerializer.SerializeToUtf8Bytes(Body(sample)),
        MustContain(sample));
}
