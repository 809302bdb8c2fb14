using System.Text.Json;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>A tenant of its own with a client of its administrator, and what tests order there.</summary>
internal sealed class Shop
{
    private const string Register = """
        mutation ($input: RegisterCustomerInput!) {
          registerCustomer(input: $input) { customer { id name } errors { __typename ... on Error { message } ... on InvalidInputError { field }
            ... on ConcurrencyConflictError { expected actual } ... on IdempotencyKeyReusedError { idempotencyKey } } }
        }
        """;

    private const string Upsert = """
        mutation ($input: UpsertProductInput!) {
          upsertProduct(input: $input) { product { id code name price version attributes tenant { code } }
            errors { __typename ... on Error { message } ... on InvalidInputError { field }
            ... on ConcurrencyConflictError { expected actual } ... on IdempotencyKeyReusedError { idempotencyKey } } }
        }
        """;

    private const string Place = """
        mutation ($input: PlaceOrderInput!) {
          placeOrder(input: $input) {
            order { id status totalAmount version tenant { code } customer { name } lines { productCode productName quantity unitPrice amount } }
            errors { __typename ... on Error { message } ... on InvalidInputError { field } ... on OrderAlreadyPlacedError { orderId }
              ... on CustomerNotFoundError { customerId } ... on ProductNotFoundError { productCode }
              ... on ConcurrencyConflictError { expected actual } ... on IdempotencyKeyReusedError { idempotencyKey } }
          }
        }
        """;

    private const string Ship = """
        mutation ($input: ShipOrderInput!) {
          shipOrder(input: $input) {
            order { id status trackingNumber version }
            errors { __typename ... on Error { message } ... on InvalidInputError { field } ... on InvalidOrderStateError { current needed: expected }
              ... on OrderNotFoundError { orderId }
              ... on ConcurrencyConflictError { expected actual } ... on IdempotencyKeyReusedError { idempotencyKey } }
          }
        }
        """;

    private const string Cancel = """
        mutation ($input: CancelOrderInput!) {
          cancelOrder(input: $input) {
            order { id status version }
            errors { __typename ... on Error { message } ... on InvalidInputError { field } ... on InvalidOrderStateError { current needed: expected }
              ... on OrderNotFoundError { orderId }
              ... on ConcurrencyConflictError { expected actual } ... on IdempotencyKeyReusedError { idempotencyKey } }
          }
        }
        """;

    private readonly ServerFixture _server;

    private Shop(ServerFixture server, TenantContext tenant)
    {
        _server = server;
        Tenant = tenant;
        Client = server.CreateClient(tenant);
    }

    public TenantContext Tenant { get; }

    public TestClient Client { get; }

    public static async Task<Shop> OpenAsync(ServerFixture server) =>
        new(server, await server.Postgres.CreateTenantAsync());

    /// <summary>A shop with the customer Ada, the product P-1 for 10.00 and the product P-2 for 2.50.</summary>
    public static async Task<Shop> OpenStockedAsync(ServerFixture server)
    {
        Shop shop = await OpenAsync(server);
        shop.CustomerId = await shop.AddCustomerAsync("Ada");
        await shop.AddProductAsync("P-1", 10m);
        await shop.AddProductAsync("P-2", 2.5m);
        return shop;
    }

    /// <summary>The customer Ada.</summary>
    public string CustomerId { get; private set; } = "";

    public Task<TestAnswer> QueryAsync(string query) => Client.QueryAsync(query);

    public Task<TestAnswer> QueryAsync(string query, object variables) => Client.QueryAsync(query, variables);

    public Task<TestAnswer> RegisterAsync(object input) => Client.QueryAsync(Register, new { input });

    public Task<TestAnswer> UpsertAsync(object input) => Client.QueryAsync(Upsert, new { input });

    public Task<TestAnswer> PlaceAsync(object input) => Client.QueryAsync(Place, new { input });

    public Task<TestAnswer> ShipAsync(object input) => Client.QueryAsync(Ship, new { input });

    public Task<TestAnswer> CancelAsync(object input) => Client.QueryAsync(Cancel, new { input });

    public async Task<string> AddCustomerAsync(string name, string? email = null) =>
        (await RegisterAsync(new { name, email })).Succeeded().Text("registerCustomer.customer.id");

    public async Task<string> AddProductAsync(string code, decimal price) =>
        (await UpsertAsync(new { code, name = $"Product {code}", price })).Succeeded().Text("upsertProduct.product.id");

    /// <summary>Places an order of one piece at an agreed price; returns its id.</summary>
    public async Task<string> AddOrderAsync(decimal amount, string? customerId = null) =>
        (await PlaceAsync(new
        {
            customerId = customerId ?? CustomerId,
            lines = new[] { new { productCode = "P-1", quantity = 1, unitPrice = amount } },
        })).Succeeded().Text("placeOrder.order.id");

    public object OneLine(string? idempotencyKey = null, int quantity = 1) => new
    {
        customerId = CustomerId,
        lines = new[] { new { productCode = "P-1", quantity } },
        idempotencyKey,
    };

    public Task<long> CountEventsAsync() => _server.Postgres.CountAsAdminAsync("event_store.events", Tenant.TenantId);

    public Task<long> CountOrdersAsync() => _server.Postgres.CountAsAdminAsync("read_model.orders", Tenant.TenantId);

    public async Task<JsonElement> StatsAsync() =>
        (await QueryAsync("{ tenantStats { orderCount shippedCount cancelledCount customerCount eventCount revenue } }"))
            .Succeeded().At("tenantStats");
}
