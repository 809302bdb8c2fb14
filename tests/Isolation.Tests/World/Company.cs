using System.Text.Json;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.Isolation.Tests.World;

/// <summary>A tenant with one user who works over HTTP, as a programme of the tenant would.</summary>
public sealed class Company
{
    private const string Register = """
        mutation ($input: RegisterCustomerInput!) {
          registerCustomer(input: $input) { customer { id } errors { __typename } }
        }
        """;

    private const string Upsert = """
        mutation ($input: UpsertProductInput!) { upsertProduct(input: $input) { product { id } errors { __typename } } }
        """;

    private const string Place = """
        mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } errors { __typename } } }
        """;

    private const string Ship = """
        mutation ($input: ShipOrderInput!) { shipOrder(input: $input) { order { status } errors { __typename } } }
        """;

    private Company(TenantContext context, TestClient client)
    {
        Context = context;
        Client = client;
    }

    public TenantContext Context { get; }

    public TestClient Client { get; }

    /// <summary>The code stands in every name, so that a row tells whose it is.</summary>
    public string Code => Context.TenantCode;

    public string Customer { get; private set; } = "";

    public string Product { get; private set; } = "";

    public string ProductCode => "ITEM-1";

    /// <summary>
    /// A new tenant with a customer and a product; the codes and addresses are those of every other company.
    /// </summary>
    public static async Task<Company> FoundAsync(TestDatabase database, TestServerFactory server)
    {
        TenantContext context = await database.CreateTenantAsync();
        var company = new Company(context, new TestClient(server.CreateClient()) { Token = TestTokens.For(context) });
        company.Customer = await company.RegisterCustomerAsync("buyer@example.test");
        company.Product = await company.ChangeAsync(
            Upsert, "upsertProduct", "product", new { code = company.ProductCode, name = $"Item of {company.Code}", price = 10m });
        return company;
    }

    public Task<string> RegisterCustomerAsync(string email) => ChangeAsync(
        Register, "registerCustomer", "customer", new { name = $"Buyer of {Code}", email });

    /// <summary>Places an order and returns its global id.</summary>
    public Task<string> PlaceOrderAsync(Guid? orderId = null, string? idempotencyKey = null, decimal price = 100m) =>
        ChangeAsync(Place, "placeOrder", "order", PlaceInput(Customer, orderId, idempotencyKey, price));

    public Task<TestAnswer> TryPlaceOrderAsync(string customer, Guid? orderId = null, string? idempotencyKey = null) =>
        SendAsync(
            Place.Replace("__typename", "__typename ... on Error { message }", StringComparison.Ordinal),
            new { input = PlaceInput(customer, orderId, idempotencyKey, 100m) });

    public async Task ShipAsync(string order)
    {
        JsonElement data = await AskAsync(Ship, new { input = new { orderId = order, trackingNumber = $"T-{Code}" } });
        Assert.Equal("SHIPPED", data.GetProperty("shipOrder").GetProperty("order").GetProperty("status").GetString());
    }

    /// <summary>Sends an operation that must be answered without any error.</summary>
    public async Task<JsonElement> AskAsync(string document, object? variables = null)
    {
        TestAnswer answer = await SendAsync(document, variables);
        Assert.False(answer.Json.TryGetProperty("errors", out _), answer.Body);
        return answer.Json.GetProperty("data");
    }

    public Task<TestAnswer> SendAsync(string document, object? variables = null) =>
        Client.PostAsync(JsonSerializer.Serialize(new { query = document, variables }), "application/json");

    private object PlaceInput(string customer, Guid? orderId, string? idempotencyKey, decimal unitPrice) => new
    {
        customerId = customer,
        orderId,
        idempotencyKey,
        lines = new[] { new { productCode = ProductCode, quantity = 1, unitPrice } },
    };

    private async Task<string> ChangeAsync(string document, string field, string result, object input)
    {
        JsonElement payload = (await AskAsync(document, new { input })).GetProperty(field);
        Assert.True(payload.GetProperty("errors").ValueKind is JsonValueKind.Null, payload.ToString());
        return payload.GetProperty(result).GetProperty("id").GetString() ?? "";
    }
}
