using GraphTenancy.Persistence.Seeding;
using Npgsql;

namespace GraphTenancy.Benchmarks.Stage;

/// <summary>Chooses what is asked for.</summary>
internal static class SampleReader
{
    private const int LeastSamples = 2_000;

    // Only tenants that fill a page of either list, so that every answer has the same size. The turns go round the
    // tenants: two requests after each other never belong to the same one, and each tenant comes equally often.
    private const string Select = """
        select o.tenant_id, t.code, o.order_id, o.customer_id, u.user_id, u.subject
        from control.tenants t
        join lateral (
            select user_id, subject from control.tenant_members m join control.users u using (user_id)
            where m.tenant_id = t.tenant_id order by u.subject limit 1) u on true
        join lateral (
            select o.*, row_number() over (order by md5(o.order_id::text)) as turn
            from read_model.orders o where o.tenant_id = t.tenant_id) o on true
        where t.code like 'load\_%'
            and (select count(*) from (
                select from read_model.orders s
                where s.tenant_id = t.tenant_id and s.status = 'SHIPPED' limit 21) shipped) = 21
        order by o.turn, md5(t.code)
        limit $1
        """;

    /// <summary>Reads the samples, tenant by tenant in turn.</summary>
    public static async Task<Sample[]> ReadAsync(
        NpgsqlConnection connection, TokenIssuer issuer, int tenants, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Select, connection)
        {
            CommandTimeout = 300,
            Parameters = { new() { Value = Math.Max(LeastSamples, tenants) } },
        };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        var samples = new List<Sample>();
        var tokens = new Dictionary<Guid, string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            Guid tenant = reader.GetGuid(0);
            if (!tokens.TryGetValue(tenant, out string? token))
            {
                token = issuer.ForUser(tenant, reader.GetString(1), reader.GetGuid(4), reader.GetString(5));
                tokens.Add(tenant, token);
            }

            samples.Add(new Sample(tenant, reader.GetGuid(4), reader.GetGuid(2), reader.GetGuid(3), token));
        }

        return samples.Count > 0
            ? [.. samples]
            : throw new InvalidOperationException(
                "No tenant has 21 shipped orders, so none fills a page. Ask for more orders or fewer tenants.");
    }

    /// <summary>The one who may read over all tenants.</summary>
    public static Sample Administrator(TokenIssuer issuer) => new(
        Guid.Empty, DemoData.OliviaId, Guid.Empty, Guid.Empty, issuer.ForAdministrator(DemoData.OliviaId, "olivia"));
}
