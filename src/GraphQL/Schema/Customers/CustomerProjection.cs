using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Projections;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Schema.Customers;

/// <summary>Writes <c>read_model.customers</c>.</summary>
public sealed class CustomerProjection : Projection
{
    private const string Insert = """
        insert into read_model.customers (tenant_id, customer_id, name, email, version, created_at, created_by)
        values ($1, $2, $3, $4, $5, $6, $7)
        """;

    /// <summary>A new row.</summary>
    [Handles]
    public SqlStatement On(CustomerRegistered registered, RecordedEvent recorded) => new(
        Insert,
        SqlParameter.Of(recorded.TenantId),
        SqlParameter.Of(recorded.StreamId),
        SqlParameter.Of(registered.Name),
        SqlParameter.Of(registered.Email),
        SqlParameter.Of(recorded.Version),
        SqlParameter.Of(registered.RegisteredAt),
        SqlParameter.Of(recorded.ActorId));
}
