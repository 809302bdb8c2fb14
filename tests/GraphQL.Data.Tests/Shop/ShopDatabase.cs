using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Shop;

[CollectionDefinition(Name)]
public sealed class PostgresGroup : ICollectionFixture<PostgresFixture>
{
    public const string Name = "postgres";
}

/// <summary>Fills tables of a tenant of its own, as the superuser.</summary>
public sealed class ShopDatabase(PostgresFixture postgres, TenantContext tenant)
{
    public TenantContext Tenant { get; } = tenant;

    public static async Task<ShopDatabase> CreateAsync(PostgresFixture postgres) =>
        new(postgres, await postgres.CreateTenantAsync());

    public SpySession OpenSession() => new(postgres.OpenSession(Tenant));

    public async Task<Guid> AddCustomerAsync(string name, string? email = null)
    {
        var id = Guid.NewGuid();
        await postgres.ExecuteAsAdminAsync(
            "insert into read_model.customers (tenant_id, customer_id, name, email, version, created_by) "
            + "values ($1, $2, $3, $4::text, 1, $5)",
            Tenant.TenantId, id, name, email, Tenant.UserId);
        return id;
    }

    public async Task<OrderRow> AddOrderAsync(OrderRow order)
    {
        await postgres.ExecuteAsAdminAsync(
            "insert into read_model.orders (tenant_id, order_id, order_number, customer_id, status, total_minor, "
            + "tracking_number, placed_at, shipped_at, version, placed_by) "
            + "values ($1, $2, $3, $4, $5, $6, $7::text, $8, $9::timestamptz, $10, $11)",
            Tenant.TenantId, order.Id, order.Number, order.CustomerId, order.Status, order.TotalMinor,
            order.TrackingNumber, order.PlacedAt, order.ShippedAt, order.Version, Tenant.UserId);
        return order;
    }

    public Task AddLineAsync(Guid orderId, int number, string code, int quantity, long price) =>
        postgres.ExecuteAsAdminAsync(
            "insert into read_model.order_lines (tenant_id, order_id, line_number, product_code, product_name, "
            + "quantity, unit_price_minor, amount_minor) values ($1, $2, $3, $4, $4, $5, $6, $7)",
            Tenant.TenantId, orderId, number, code, quantity, price, quantity * price);

    public Task AddProductAsync(Guid tenantId, Guid id, string code, string attributes = "{}") =>
        postgres.ExecuteAsAdminAsync(
            "insert into read_model.products (tenant_id, product_id, code, name, price_minor, attributes, version, "
            + "created_by, updated_by) values ($1, $2, $3, 'n', 1, $4::jsonb, 1, $5, $5)",
            tenantId, id, code, attributes, Tenant.UserId);

    /// <summary>The plans of statements under the tenant's policies.</summary>
    public async Task<string> ExplainAsync(SqlStatement statement)
    {
        var explained = new SqlStatement(
            "explain (costs off) " + statement.Text, [.. statement.Parameters.Select(static p => p.Clone())]);
        return await postgres.OpenSession(Tenant).QueryAsync(
            [explained],
            static async (reader, token) =>
            {
                var lines = new List<string>();
                while (await reader.ReadAsync(token))
                {
                    lines.Add(reader.GetString(0));
                }

                return string.Join('\n', lines);
            },
            CancellationToken.None);
    }
}

public sealed record OrderRow
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public string Number { get; init; } = Guid.NewGuid().ToString("N");

    public required Guid CustomerId { get; init; }

    public string Status { get; init; } = "PLACED";

    public long TotalMinor { get; init; }

    public string? TrackingNumber { get; init; }

    public DateTime PlacedAt { get; init; } = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public DateTime? ShippedAt { get; init; }

    public int Version { get; init; } = 1;
}
