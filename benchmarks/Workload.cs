using System.Text;
using System.Text.Json;
using GraphTenancy.Benchmarks.Load;
using GraphTenancy.Benchmarks.Stage;

namespace GraphTenancy.Benchmarks;

/// <summary>A question, as GraphQL for our server and as a call of the hand-written endpoint.</summary>
internal sealed record Workload
{
    private const string Order = """
        query ($id: ID!) {
          order(id: $id) { id orderNumber status totalAmount trackingNumber placedAt customer { name } }
        }
        """;

    private const string Orders = """
        { orders(first: 20) { nodes { id orderNumber status totalAmount placedAt customer { name }
          lines { lineNumber productName quantity unitPrice } } } }
        """;

    /// <summary>All workloads.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new Workload
        {
            Name = "point read",
            ForServer = static (stage, random) =>
            {
                Sample sample = stage.PickSample(random);
                string globalId = Convert.ToBase64String(Encoding.ASCII.GetBytes($"Order:{sample.OrderId:N}"));
                return (new Uri(stage.Server.Url, "graphql"), Request(
                    sample, new { query = Order, variables = new { id = globalId } }, globalId));
            },
            ForRival = static (stage, random) =>
            {
                Sample sample = stage.PickSample(random);
                return (new Uri(stage.Rival.Url, "order"), Request(
                    sample, new { id = sample.OrderId }, sample.OrderId.ToString()));
            },
        },
        new Workload
        {
            Name = "20 orders with lines",
            ForServer = static (stage, random) => (
                new Uri(stage.Server.Url, "graphql"),
                Request(stage.PickSample(random), new { query = Orders }, "unitPrice")),
            ForRival = static (stage, random) => (
                new Uri(stage.Rival.Url, "orders"), Request(stage.PickSample(random), new { first = 20 }, "unitPrice")),
        },
    ];

    /// <summary>The name in the table.</summary>
    public required string Name { get; init; }

    /// <summary>A request to our server.</summary>
    public required Func<BenchmarkStage, Random, (Uri Url, LoadRequest Request)> ForServer { get; init; }

    /// <summary>The same question to the hand-written endpoint.</summary>
    public required Func<BenchmarkStage, Random, (Uri Url, LoadRequest Request)> ForRival { get; init; }

    private static LoadRequest Request(Sample sample, object body, string mustContain) => new(
        sample.Authorization, JsonSerializer.SerializeToUtf8Bytes(body), Encoding.UTF8.GetBytes(mustContain));
}
