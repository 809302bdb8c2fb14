using System.Text.Json;
using System.Text.Json.Nodes;
using GraphTenancy.Benchmarks.Contestants;

namespace GraphTenancy.Benchmarks.Workloads;

/// <summary>Asks all servers the same and compares what they say.</summary>
internal static class AnswerCheck
{
    private const int Samples = 25;

    /// <summary>Compares the answers to some samples.</summary>
    /// <exception cref="InvalidOperationException">Two servers give different data.</exception>
    public static async Task RunAsync(Workload workload, IReadOnlyList<HttpContestant> servers)
    {
        HttpContestant[] asked = [.. servers.Where(server => server.Takes(workload))];
        for (int sample = 0; sample < Samples && asked.Length > 1; sample++)
        {
            JsonNode? first = await AskAsync(asked[0], workload, sample);
            foreach (HttpContestant server in asked.Skip(1))
            {
                JsonNode? other = await AskAsync(server, workload, sample);
                if (!JsonNode.DeepEquals(first, other))
                {
                    throw new InvalidOperationException(
                        $"{workload.Id}: {asked[0].Name} and {server.Name} give different data:"
                        + $"{Environment.NewLine}{first?.ToJsonString()}{Environment.NewLine}{other?.ToJsonString()}");
                }
            }
        }
    }

    private static async Task<JsonNode?> AskAsync(HttpContestant server, Workload workload, int sample)
    {
        using JsonDocument answer = JsonDocument.Parse(await server.AskAsync(workload, sample));
        return AnswerForm.Plain(answer.RootElement, workload.IsWrite);
    }
}
