namespace GraphTenancy.Benchmarks.Workloads;

/// <summary>
/// The reads in the names that PostGraphile gives to tables and keys; aliases bring the answers into the form of ours.
/// </summary>
internal static class PostGraphileDocuments
{
    public const string OrderById = """
        query ($tenantId: UUID!, $id: UUID!) {
          order: orderByTenantIdAndOrderId(tenantId: $tenantId, orderId: $id) {
            id: orderId orderNumber status totalMinor trackingNumber placedAt
            customer: customerByTenantIdAndCustomerId { name }
          }
        }
        """;

    public const string ShippedOrders = """
        {
          orders: allOrders(
            first: 20, condition: { status: "SHIPPED" }, orderBy: [PLACED_AT_DESC, ORDER_ID_DESC]) {
            nodes { id: orderId orderNumber status totalMinor placedAt }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    public const string OrdersWithLines = """
        {
          orders: allOrders(first: 20, orderBy: [PLACED_AT_DESC, ORDER_ID_DESC]) {
            nodes {
              id: orderId orderNumber status totalMinor placedAt
              customer: customerByTenantIdAndCustomerId { name }
              lines: orderLinesByTenantIdAndOrderId(orderBy: LINE_NUMBER_ASC) {
                nodes { lineNumber productName quantity unitPriceMinor }
              }
            }
          }
        }
        """;
}
