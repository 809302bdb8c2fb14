using System.Globalization;
using System.Text.Json;

namespace GraphTenancy.GraphQL.Demo;

/// <summary>
/// Two companies on one PostgreSQL, told through GraphQL: each places orders, neither sees the other's, and the
/// platform
/// administrator sees the totals of both. Prints what happens and compares every figure with the one expected.
/// </summary>
internal sealed class DemoScenario(IDemoStage stage, TextWriter output)
{
    private const string RegisterCustomer = """
        mutation ($input: RegisterCustomerInput!) {
          registerCustomer(input: $input) { customer { id } errors { __typename } }
        }
        """;

    private const string UpsertProduct = """
        mutation ($input: UpsertProductInput!) {
          upsertProduct(input: $input) { product { code } errors { __typename } }
        }
        """;

    private const string PlaceOrder = """
        mutation ($input: PlaceOrderInput!) {
          placeOrder(input: $input) { order { id totalAmount tenant { code } } errors { __typename } }
        }
        """;

    private const string ShipOrder = """
        mutation ($input: ShipOrderInput!) { shipOrder(input: $input) { order { id status } errors { __typename } } }
        """;

    private const string AskForOrder = "query ($id: ID!) { order(id: $id) { id } orderExists(id: $id) }";

    private const string CountEvents =
        """{ events(first: 50, where: { streamType: { eq: "Order" } }) { totalCount nodes { eventType } } }""";

    private const string CountOrders = "{ orders { totalCount } }";

    private const string AskForTotals = """
        query ($tenants: [TenantCode!]) {
          admin { tenantStatistics(tenants: $tenants) { code name orderCount revenue } }
        }
        """;

    private readonly List<string> _wrong = [];
    private int _section;

    /// <summary>Runs the scenario; returns 0 when every figure is as expected, else 1.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        Section("Tenants");
        DemoTenant acme = await stage.CreateTenantAsync("ACME Corp", cancellationToken);
        DemoTenant globex = await stage.CreateTenantAsync("Globex Inc", cancellationToken);
        Line($"{acme.Name,-11} {acme.Id}  ({acme.Code})");
        Line($"{globex.Name,-11} {globex.Id}  ({globex.Code})");

        Section("Tokens");
        Line($"{acme.Name,-11} one user, member of this tenant only");
        Line($"{globex.Name,-11} one user, member of this tenant only");

        Section($"Orders of {acme.Name}");
        string[] acmeOrders = await PlaceAsync(acme, [100m, 200m, 300m], cancellationToken);
        await ShipAsync(acme, acmeOrders[0], cancellationToken);

        Section($"Orders of {globex.Name}");
        await PlaceAsync(globex, [500m, 1000m], cancellationToken);

        Section("Isolation");
        bool isIsolated = await TryToCrossAsync(acme, globex, acmeOrders[0], cancellationToken);

        Section("Events by tenant");
        int events = await CountAsync(acme, CountEvents, "events", 4, cancellationToken)
            + await CountAsync(globex, CountEvents, "events", 2, cancellationToken);

        Section("Projections by tenant");
        int orders = await CountAsync(acme, CountOrders, "orders", 3, cancellationToken)
            + await CountAsync(globex, CountOrders, "orders", 2, cancellationToken);

        Section("Analytics over all tenants");
        await PrintTotalsAsync(acme, globex, cancellationToken);

        Section("Summary");
        Line("Tenants: 2");
        Line($"Orders:  {orders}");
        Line($"Events:  {events}");
        Line($"Isolation verified: {(isIsolated ? "yes" : "NO")}");
        foreach (string wrong in _wrong)
        {
            Line($"WRONG: {wrong}");
        }

        return _wrong.Count == 0 ? 0 : 1;
    }

    private static string Dollars(decimal amount) => amount.ToString("$0.00", CultureInfo.InvariantCulture);

    private async Task<string[]> PlaceAsync(DemoTenant tenant, decimal[] amounts, CancellationToken cancellationToken)
    {
        JsonElement registered = await stage.SendAsync(
            tenant.Token, RegisterCustomer, new { input = new { name = $"Buyer of {tenant.Name}" } },
            cancellationToken);
        string? customerId =
            registered.GetProperty("registerCustomer").GetProperty("customer").GetProperty("id").GetString();
        await stage.SendAsync(
            tenant.Token, UpsertProduct, new { input = new { code = "demo-1", name = "Demo", price = 1m } },
            cancellationToken);
        var ids = new List<string>();
        foreach (decimal amount in amounts)
        {
            object input =
                new { customerId, lines = new[] { new { productCode = "demo-1", quantity = 1, unitPrice = amount } } };
            JsonElement answer = await stage.SendAsync(tenant.Token, PlaceOrder, new { input }, cancellationToken);
            JsonElement order = answer.GetProperty("placeOrder").GetProperty("order");
            ids.Add(order.GetProperty("id").GetString() ?? string.Empty);
            Line($"Order {ids.Count}: {Dollars(order.GetProperty("totalAmount").GetDecimal())}");
            Expect(
                $"tenant of order {ids.Count}", tenant.Code,
                order.GetProperty("tenant").GetProperty("code").GetString());
            Expect($"amount of order {ids.Count}", amount, order.GetProperty("totalAmount").GetDecimal());
        }

        return [.. ids];
    }

    private async Task ShipAsync(DemoTenant tenant, string orderId, CancellationToken cancellationToken)
    {
        JsonElement answer = await stage.SendAsync(
            tenant.Token, ShipOrder, new { input = new { orderId, trackingNumber = "TRACK-001" } }, cancellationToken);
        string? status = answer.GetProperty("shipOrder").GetProperty("order").GetProperty("status").GetString();
        Expect("status of order 1", "SHIPPED", status);
        Line("Order 1 shipped");
    }

    private async Task<bool> TryToCrossAsync(
        DemoTenant owner, DemoTenant rival, string orderId, CancellationToken cancellationToken)
    {
        // The control first: the owner sees the order, so that "null" below means refused and not missing.
        JsonElement own = await stage.SendAsync(owner.Token, AskForOrder, new { id = orderId }, cancellationToken);
        JsonElement foreign = await stage.SendAsync(rival.Token, AskForOrder, new { id = orderId }, cancellationToken);
        bool ownerSees = own.GetProperty("order").ValueKind == JsonValueKind.Object
            && own.GetProperty("orderExists").GetBoolean();
        bool rivalSees = foreign.GetProperty("order").ValueKind != JsonValueKind.Null
            || foreign.GetProperty("orderExists").GetBoolean();
        Expect("the owner sees its order", true, ownerSees);
        Expect("the other tenant sees it", false, rivalSees);
        Line($"{owner.Name} asks for its order 1:     {(ownerSees ? "found" : "NOT FOUND")}");
        Line($"{rival.Name} asks for the same order: {(rivalSees ? "FOUND" : "null, as if it did not exist")}");
        return ownerSees && !rivalSees;
    }

    private async Task<int> CountAsync(
        DemoTenant tenant, string document, string field, int expected, CancellationToken cancellationToken)
    {
        JsonElement answer = await stage.SendAsync(tenant.Token, document, new { }, cancellationToken);
        int count = answer.GetProperty(field).GetProperty("totalCount").GetInt32();
        Line($"{tenant.Name,-11} {count} {field}");
        Expect($"{field} of {tenant.Name}", expected, count);
        return count;
    }

    private async Task PrintTotalsAsync(DemoTenant acme, DemoTenant globex, CancellationToken cancellationToken)
    {
        JsonElement answer = await stage.SendAsync(
            stage.AdminToken, AskForTotals, new { tenants = new[] { acme.Code, globex.Code } }, cancellationToken);
        JsonElement[] totals = [.. answer.GetProperty("admin").GetProperty("tenantStatistics").EnumerateArray()];
        Expect("tenants in the statistics", 2, totals.Length);
        foreach ((DemoTenant tenant, int orders, decimal revenue) in new[] { (acme, 3, 600m), (globex, 2, 1500m) })
        {
            JsonElement total = totals.Single(each => each.GetProperty("code").GetString() == tenant.Code);
            Line($"{tenant.Name,-11} {total.GetProperty("orderCount")} orders, "
                + $"{Dollars(total.GetProperty("revenue").GetDecimal())}");
            Expect($"order count of {tenant.Name}", orders, total.GetProperty("orderCount").GetInt32());
            Expect($"revenue of {tenant.Name}", revenue, total.GetProperty("revenue").GetDecimal());
        }
    }

    private void Section(string title)
    {
        _section++;
        output.WriteLine();
        output.WriteLine($"{_section}. {title}");
    }

    private void Line(string text) => output.WriteLine($"   {text}");

    private void Expect<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            _wrong.Add($"{what} is {actual} and should be {expected}");
        }
    }
}
