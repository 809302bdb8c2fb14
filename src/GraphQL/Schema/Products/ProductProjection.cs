using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Projections;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Schema.Products;

/// <summary>Writes <c>read_model.products</c>.</summary>
public sealed class ProductProjection : Projection
{
    private const string Upsert = """
        insert into read_model.products as product (
            tenant_id, product_id, code, name, price_minor, attributes, version,
            created_at, updated_at, created_by, updated_by)
        values ($1, $2, $3, $4, $5, coalesce($6, '{}'::jsonb), $7, $8, $8, $9, $9)
        on conflict (tenant_id, product_id) do update
        set name = excluded.name, price_minor = excluded.price_minor, attributes = excluded.attributes,
            version = excluded.version, updated_at = excluded.updated_at, updated_by = excluded.updated_by
        """;

    /// <summary>A new row, or the row's new content.</summary>
    [Handles]
    public SqlStatement On(ProductUpserted upserted, RecordedEvent recorded) => new(
        Upsert,
        SqlParameter.Of(recorded.TenantId),
        SqlParameter.Of(recorded.StreamId),
        SqlParameter.Of(upserted.Code),
        SqlParameter.Of(upserted.Name),
        SqlParameter.Of(upserted.PriceMinor),
        SqlParameter.Json(upserted.Attributes?.GetRawText()),
        SqlParameter.Of(recorded.Version),
        SqlParameter.Of(upserted.UpsertedAt),
        SqlParameter.Of(recorded.ActorId));
}
