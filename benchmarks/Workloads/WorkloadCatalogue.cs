using System.Text;
using GraphTenancy.Benchmarks.Stage;

namespace GraphTenancy.Benchmarks.Workloads;

/// <summary>All workloads.</summary>
internal static class WorkloadCatalogue
{
    private const string OrderById = """
        query ($id: ID!) {
          order(id: $id) { id orderNumber status totalAmount trackingNumber placedAt customer { name } }
        }
        """;

    private const string ShippedOrders = """
        {
          orders(first: 20, where: { status: { eq: SHIPPED } }, order: [{ placedAt: DESC }]) {
            nodes { id orderNumber status totalAmount placedAt }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private const string OrdersWithLines = """
        {
          orders(first: 20) {
            nodes {
              id orderNumber status totalAmount placedAt
              customer { name }
              lines { lineNumber productName quantity unitPrice }
            }
          }
        }
        """;

    /// <summary>The workloads, in the order in which they run.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new Workload
        {
            Id = "W0",
            Title = "no data",
            Server = Question.GraphQL("{ __typename }", static _ => "\"Query\""),
            Rival = new Question("typename", static _ => new { }, static _ => "\"Query\""),
        },
        new Workload
        {
            Id = "W1",
            Title = "order by id with its customer's name",
            Server = Question.GraphQL(OrderById, GlobalId, static sample => new { id = GlobalId(sample) }),
            Rival = new Question(
                "order", static sample => new { id = sample.OrderId }, static sample => sample.OrderId.ToString()),
        },
        new Workload
        {
            Id = "W2",
            Title = "20 shipped orders, newest first",
            Server = Question.GraphQL(ShippedOrders, static _ => "\"hasNextPage\":true"),
            Rival = new Question(
                "orders/by-status",
                static _ => new { status = "SHIPPED", first = 20 },
                static _ => "\"hasNextPage\":true"),
        },
        new Workload
        {
            Id = "W3",
            Title = "20 orders with lines and customer",
            Server = Question.GraphQL(OrdersWithLines, static _ => "\"unitPrice\""),
            Rival = new Question("orders", static _ => new { first = 20 }, static _ => "\"unitPrice\""),
        },
    ];

    private static string GlobalId(Sample sample) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"Order:{sample.OrderId:N}"));
}
