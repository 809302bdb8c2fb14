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

    private const string PlaceOrder = """
        mutation ($input: PlaceOrderInput!) {
          placeOrder(input: $input) {
            order {
              id orderNumber status totalAmount placedAt
              customer { name }
              lines { lineNumber productName quantity unitPrice }
            }
          }
        }
        """;

    private const string TopTenants = """
        { admin { topTenants(first: 10, by: REVENUE) { code name orderCount revenue } } }
        """;

    private const string OrdersByTenant = """
        {
          admin {
            ordersAggregate {
              groupBy(keys: [TENANT], first: 10, order: [{ totalAmount: { sum: DESC } }]) {
                tenant { code name } count totalAmount { sum }
              }
            }
          }
        }
        """;

    private static readonly object[] Lines =
    [
        new { productCode = "P-0001", quantity = 1 },
        new { productCode = "P-0002", quantity = 2 },
        new { productCode = "P-0003", quantity = 3 },
    ];

    /// <summary>The workloads, in the order in which they run.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new Workload
        {
            Id = "W0",
            Title = "no data",
            Server = Question.GraphQL("{ __typename }", static _ => "\"Query\""),
            Rival = new Question("typename", static _ => new { }, static _ => "\"Query\""),
            PostGraphile = Question.GraphQL("{ __typename }", static _ => "\"Query\""),
        },
        new Workload
        {
            Id = "W1",
            Title = "order by id with its customer's name",
            Server = Question.GraphQL(OrderById, OrderIdOf, static sample => new { id = OrderIdOf(sample) }),
            Rival = new Question(
                "order", static sample => new { id = sample.OrderId }, static sample => sample.OrderId.ToString()),
            PostGraphile = Question.GraphQL(
                PostGraphileDocuments.OrderById,
                static sample => sample.OrderId.ToString(),
                static sample => new { tenantId = sample.TenantId, id = sample.OrderId }),
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
            PostGraphile = Question.GraphQL(
                PostGraphileDocuments.ShippedOrders, static _ => "\"hasNextPage\":true"),
        },
        new Workload
        {
            Id = "W3",
            Title = "20 orders with lines and customer",
            Server = Question.GraphQL(OrdersWithLines, static _ => "\"unitPrice\""),
            Rival = new Question("orders", static _ => new { first = 20 }, static _ => "\"unitPrice\""),
            PostGraphile = Question.GraphQL(
                PostGraphileDocuments.OrdersWithLines, static _ => "\"unitPriceMinor\""),
        },
        new Workload
        {
            Id = "W4",
            Title = "place an order of 3 lines",
            IsWrite = true,
            Server = Question.GraphQL(PlaceOrder, static _ => "\"unitPrice\"", static sample => new
            {
                input = new { customerId = GlobalId("Customer", sample.CustomerId), lines = Lines },
            }),
            Rival = new Question(
                "orders/place",
                static sample => new { customerId = sample.CustomerId, lines = Lines },
                static _ => "\"unitPrice\""),
        },
        new Workload
        {
            Id = "W5",
            Title = "top 10 tenants from the projection",
            IsPrivileged = true,
            Server = Question.GraphQL(TopTenants, static _ => "\"load_0001\""),
            Rival = new Question("admin/top-tenants", static _ => new { }, static _ => "\"load_0001\""),
        },
        new Workload
        {
            Id = "W5b",
            Title = "top 10 tenants from all orders",
            IsPrivileged = true,
            Server = Question.GraphQL(OrdersByTenant, static _ => "\"load_0001\""),
            Rival = new Question("admin/orders-by-tenant", static _ => new { }, static _ => "\"load_0001\""),
        },
    ];

    private static string OrderIdOf(Sample sample) => GlobalId("Order", sample.OrderId);

    private static string GlobalId(string type, Guid id) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"{type}:{id:N}"));
}
