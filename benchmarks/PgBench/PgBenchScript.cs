using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GraphTenancy.Benchmarks.Workloads;
using GraphTenancy.Persistence.Seeding;

namespace GraphTenancy.Benchmarks.PgBench;

/// <summary>
/// A workload as a script for pgbench: the SQL of the hand-written endpoint, with the context in the same pipeline. A
/// script has no texts to choose from, so each run takes a row of <see cref="PgBenchSamples"/> with the context.
/// </summary>
internal static partial class PgBenchScript
{
    private const string TenantId = "current_setting('app.tenant_id')::uuid";
    private const string UserId = "current_setting('app.user_id')::uuid";
    private const string OrderId = "current_setting('benchmarks.order_id')::uuid";
    private const string CustomerId = "current_setting('benchmarks.customer_id')::uuid";

    // Two random numbers make the id, so that all statements of an order name the same one.
    private const string NewId = "(lpad(to_hex(:high::bigint), 16, '0') || lpad(to_hex(:low::bigint), 16, '0'))::uuid";
    private const string NewNumber = "'O-' || lpad(to_hex(:high::bigint), 16, '0')";
    private const string Codes = "array['P-0001', 'P-0002', 'P-0003']";
    private const string Total = "2000";

    private const string TenantContext = """
        select set_config('app.tenant_id', t, true), set_config('app.user_id', u, true),
            set_config('benchmarks.order_id', o, true), set_config('benchmarks.customer_id', c, true)
        from benchmarks.samples where n = :n
        """;

    // As long as the real one; its values are nobody's concern here.
    private const string OrderPlaced = """
        '{"orderNumber": "O-0000000000", "customerId": "00000000-0000-0000-0000-000000000000",
        "customerName": "Ada Archer 1", "totalMinor": 2000, "placedAt": "2026-01-01T00:00:00+00:00", "lines": [
        {"lineNumber": 1, "productId": "00000000-0000-0000-0000-000000000000", "productCode": "P-0001",
        "productName": "Bracket 1", "quantity": 1, "unitPriceMinor": 236},
        {"lineNumber": 2, "productId": "00000000-0000-0000-0000-000000000000", "productCode": "P-0002",
        "productName": "Cable 2", "quantity": 2, "unitPriceMinor": 373},
        {"lineNumber": 3, "productId": "00000000-0000-0000-0000-000000000000", "productCode": "P-0003",
        "productName": "Filter 3", "quantity": 3, "unitPriceMinor": 510}]}'::jsonb
        """;

    /// <summary>The script of a workload; <see langword="null"/> for one without SQL.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="samples">How many samples there are to choose from.</param>
    public static string? For(Workload workload, int samples) => workload.Id switch
    {
        "W1" => Tenant(samples, Fill(ReadStatements.OrderById, OrderId)),
        "W2" => Tenant(samples, Fill(ReadStatements.OrdersByStatus(20), "'SHIPPED'")),
        "W3" => Tenant(samples, ReadStatements.LinesOfOrders(20), ReadStatements.Orders(20)),
        "W4" => PlaceOrder(samples),
        "W5" => Administrator(AdminStatements.TopTenants),
        "W5b" => Administrator(AdminStatements.OrdersByTenant),
        _ => null,
    };

    private static string Tenant(int samples, params ReadOnlySpan<string> statements) =>
        Random("n", 1, samples) + Pipeline([TenantContext, .. statements]);

    private static string Administrator(string statement) =>
        Pipeline([Fill(AdminStatements.UserContext, $"'{DemoData.OliviaId}'"), statement]);

    private static string PlaceOrder(int samples) =>
        Random("high", 0, long.MaxValue - 1)
        + Random("low", 0, long.MaxValue - 1)
        + Tenant(
            samples,
            Fill(PlaceOrderStatements.Customer, CustomerId),
            Fill(PlaceOrderStatements.Products, Codes))
        + Pipeline(
        [
            TenantContext,
            Fill(PlaceOrderStatements.OpenStream, TenantId, NewId),
            Fill(
                PlaceOrderStatements.AppendEvent,
                TenantId, NewId, "gen_random_uuid()", OrderPlaced, UserId, "gen_random_uuid()", "now()"),
            Fill(PlaceOrderStatements.InsertOrder, TenantId, NewId, NewNumber, CustomerId, Total, "now()", UserId),
            Fill(
                PlaceOrderStatements.InsertLines,
                TenantId,
                NewId,
                "array[1, 2, 3]",
                $"array[{CustomerId}, {CustomerId}, {CustomerId}]",
                Codes,
                "array['Bracket 1', 'Cable 2', 'Filter 3']",
                "array[1, 2, 3]",
                "array[236, 373, 510]::bigint[]"),
            Fill(PlaceOrderStatements.AddToTotals, TenantId, Total),
            Fill(PlaceOrderStatements.Order, NewId),
            Fill(PlaceOrderStatements.Lines, NewId),
        ]);

    private static string Random(string name, long from, long to) =>
        string.Create(CultureInfo.InvariantCulture, $"\\set {name} random({from}, {to})\n");

    private static string Pipeline(ReadOnlySpan<string> statements)
    {
        var script = new StringBuilder("\\startpipeline\n");
        foreach (string statement in statements)
        {
            script.Append(statement).Append(";\n");
        }

        return script.Append("\\endpipeline\n").ToString();
    }

    /// <summary>Puts values in the places of <c>$1</c> and so on.</summary>
    private static string Fill(string statement, params string[] values) => Placeholder().Replace(
        statement,
        place => values[int.Parse(place.ValueSpan[1..], CultureInfo.InvariantCulture) - 1]);

    [GeneratedRegex(@"\$\d+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
