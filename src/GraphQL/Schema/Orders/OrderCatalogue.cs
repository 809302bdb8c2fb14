using GraphTenancy.Persistence.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>What placing an order must know of customers and products, read in one round trip.</summary>
internal sealed record OrderCatalogue(string? CustomerName, IReadOnlyDictionary<string, CatalogueProduct> Products)
{
    private const string SelectCustomer = "select name from read_model.customers where customer_id = $1";

    // A tenant's own product goes before the common one of the same code: false sorts before true.
    private const string SelectProducts = """
        select distinct on (code) code, product_id, name, price_minor
        from read_model.products
        where code = any ($1) and deleted_at is null
        order by code, tenant_id = (select app.common_tenant_id())
        """;

    /// <summary>Reads through the caller's session: another tenant's customers and products are not there.</summary>
    public static ValueTask<OrderCatalogue> ReadAsync(
        ITenantWriteSession session, Guid customerId, string[] productCodes, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            [
                new SqlStatement(SelectCustomer, SqlParameter.Of(customerId)),
                new SqlStatement(SelectProducts, SqlParameter.Array(productCodes, NpgsqlDbType.Text)),
            ],
            ReadAsync,
            cancellationToken);

    private static async ValueTask<OrderCatalogue> ReadAsync(
        NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        string? customer = await reader.ReadAsync(cancellationToken) ? reader.GetString(0) : null;
        await reader.NextResultAsync(cancellationToken);
        var products = new Dictionary<string, CatalogueProduct>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            products.Add(
                reader.GetString(0),
                new CatalogueProduct(reader.GetGuid(1), reader.GetString(2), reader.GetInt64(3)));
        }

        return new OrderCatalogue(customer, products);
    }
}

/// <summary>A product as an order needs it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="PriceMinor">Its price in minor units.</param>
internal sealed record CatalogueProduct(Guid Id, string Name, long PriceMinor);
