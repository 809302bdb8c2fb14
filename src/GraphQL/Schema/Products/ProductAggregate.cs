using GraphTenancy.Persistence.Events;

namespace GraphTenancy.GraphQL.Schema.Products;

/// <summary>The rules of a product: its code never changes.</summary>
public sealed class ProductAggregate : Aggregate, IAggregateFactory<ProductAggregate>
{
    private ProductAggregate(Guid tenantId, Guid id)
        : base(tenantId, id)
    {
    }

    /// <inheritdoc/>
    public static string StreamType => "Product";

    /// <inheritdoc/>
    public static ProductAggregate Create(Guid tenantId, Guid id) => new(tenantId, id);

    /// <summary>Adds or changes the product.</summary>
    public void Upsert(ProductUpserted upserted) => Raise(upserted);

    /// <inheritdoc/>
    protected override void Apply(object @event)
    {
        // The aggregate decides nothing from its past: every upsert replaces the one before.
    }
}
