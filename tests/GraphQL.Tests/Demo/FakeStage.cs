using System.Text.Json;
using GraphTenancy.GraphQL.Demo;

namespace GraphTenancy.GraphQL.Tests.Demo;

/// <summary>Answers as a server would that does everything right, except for one figure.</summary>
internal sealed class FakeStage(string? wrong = null) : IDemoStage
{
    public string AdminToken => "admin";

    public Task<DemoTenant> CreateTenantAsync(string name, CancellationToken cancellationToken)
    {
        string code = name.Split(' ')[0].ToLowerInvariant();
        return Task.FromResult(new DemoTenant(Guid.Empty, code, name, code));
    }

    public Task<JsonElement> SendAsync(string token, string document, object variables, CancellationToken cancellationToken) =>
        Task.FromResult(JsonSerializer.SerializeToElement(Answer(token, document, JsonSerializer.SerializeToElement(variables))));

    private object Answer(string token, string document, JsonElement variables) => document switch
    {
        _ when document.Contains("registerCustomer(", StringComparison.Ordinal) => new { registerCustomer = new { customer = new { id = "c" } } },
        _ when document.Contains("upsertProduct(", StringComparison.Ordinal) => new { upsertProduct = new { product = new { code = "demo-1" } } },
        _ when document.Contains("placeOrder(", StringComparison.Ordinal) => new { placeOrder = new { order = Order(token, variables) } },
        _ when document.Contains("shipOrder(", StringComparison.Ordinal) =>
            new { shipOrder = new { order = new { id = "o", status = Unless("status", "SHIPPED", "PLACED") } } },
        _ when document.Contains("orderExists", StringComparison.Ordinal) => Seen(token),
        _ when document.Contains("events(", StringComparison.Ordinal) =>
            new { events = new { totalCount = token == "acme" ? Unless("acme events", 4, 5) : Unless("globex events", 2, 1) } },
        _ when document.Contains("tenantStatistics", StringComparison.Ordinal) => new { admin = new { tenantStatistics = Statistics() } },
        _ => new { orders = new { totalCount = token == "acme" ? Unless("acme orders", 3, 2) : Unless("globex orders", 2, 5) } },
    };

    private object Order(string token, JsonElement variables) => new
    {
        id = "o",
        totalAmount = variables.GetProperty("input").GetProperty("lines")[0].GetProperty("unitPrice").GetDecimal() + Unless("amount", 0m, 0.01m),
        tenant = new { code = Unless("tenant", token, "common") },
    };

    private object Seen(string token)
    {
        bool sees = token == "acme" ? Unless("owner", true, false) : Unless("rival", false, true);
        return new { order = sees ? new { id = "o" } : null, orderExists = sees };
    }

    private object[] Statistics() =>
    [
        new { code = "acme", orderCount = Unless("order count", 3, 6), revenue = Unless("revenue", 600m, 1200m) },
        new { code = "globex", orderCount = 2, revenue = 1500m },
    ];

    private T Unless<T>(string figure, T right, T off) => wrong == figure ? off : right;
}
