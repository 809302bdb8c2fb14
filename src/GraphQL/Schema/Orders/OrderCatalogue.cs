using GraphTenancy.Persistence.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>
/// What placing an order must know of customers and products. It is read in the caller's session: another tenant's
/// customers and products are not there.
/// </summary>
/// <param name="customerId">Who orders.</param>
/// <param name="productCodes">What is ordered, each code once.</param>
internal sealed class OrderCatalogue(Guid customerId, string[] productCodes) : IBatchTail
{
    private const string SelectCustomer = "select name from read_model.customers where customer_id = $1";

    // A tenant's own product goes before the common one of the same code: false sorts before true.
    private const string SelectProducts = """
        select distinct on (code) code, product_id, name, price_minor
        from read_model.products
        where code = any ($1) and deleted_at is null
        order by code, tenant_id = (select app.common_tenant_id())
        """;

    private readonly Dictionary<string, CatalogueProduct> _products = new(StringComparer.Ordinal);

    /// <summary>The customer's name; <see langword="null"/> when the tenant has no such customer.</summary>
    public string? CustomerName { get; private set; }

    /// <summary>The products that there are, by code.</summary>
    public IReadOnlyDictionary<string, CatalogueProduct> Products => _products;

    /// <inheritdoc/>
    public IReadOnlyList<SqlStatement> StatementsFor(Guid streamId) =>
    [
        new SqlStatement(SelectCustomer, SqlParameter.Of(customerId)),
        new SqlStatement(SelectProducts, SqlParameter.Array(productCodes, NpgsqlDbType.Text)),
    ];

    /// <inheritdoc/>
    public async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        CustomerName = await reader.ReadAsync(cancellationToken) ? reader.GetString(0) : null;
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            _products.Add(
                reader.GetString(0),
                new CatalogueProduct(reader.GetGuid(1), reader.GetString(2), reader.GetInt64(3)));
        }
    }
}

/// <summary>A product as an order needs it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="PriceMinor">Its price in minor units.</param>
internal sealed record CatalogueProduct(Guid Id, string Name, long PriceMinor);
