using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Schema.Products;

/// <summary>Reads of products.</summary>
[QueryType]
public static class ProductQueries
{
    /// <summary>One product; null when neither the tenant nor the common catalogue has it.</summary>
    public static Row<Product> GetProduct([ID<Product>] Guid id) => Row.ByKey<Product>(id);

    /// <summary>The tenant's own and the common products, by name unless another order is asked for.</summary>
    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public static Rows<Product> GetProducts() =>
        Rows.Of<Product>().Where<DateTimeOffset?>("deleted_at", null).OrderBy(nameof(Product.Name));

    /// <summary>How many products the tenant sees, its own and the common ones, and what they cost.</summary>
    [UseFiltering]
    public static Aggregate<Product> GetProductsAggregate() =>
        Aggregate.Of<Product>().Where<DateTimeOffset?>("deleted_at", null);
}
