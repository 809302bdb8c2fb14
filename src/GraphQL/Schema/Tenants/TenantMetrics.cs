using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Schema.Tenants;

/// <summary>Counts of the caller's tenant, from the rows themselves.</summary>
/// <param name="Products">Products of the tenant's own catalogue.</param>
/// <param name="Orders">Orders.</param>
/// <param name="Users">Members.</param>
[ObjectType]
public sealed record TenantMetrics(long Products, long Orders, long Users)
{
    // The common catalogue is readable too, so here the own one must be asked for.
    private const string Select = """
        select
            (select count(*) from read_model.products
                where tenant_id = (select app.current_tenant_id()) and deleted_at is null),
            (select count(*) from read_model.orders),
            (select count(*) from control.tenant_members)
        """;

    internal static ValueTask<TenantMetrics> ReadAsync(ITenantSession session, CancellationToken cancellationToken) =>
        session.QueryAsync(
            [new SqlStatement(Select)],
            static async (reader, token) =>
            {
                await reader.ReadAsync(token);
                return new TenantMetrics(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
            },
            cancellationToken);
}
