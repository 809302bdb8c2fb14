using System.Text.Json;
using GraphTenancy.Benchmarks.Workloads;
using Npgsql;

namespace GraphTenancy.Benchmarks.Rival;

/// <summary>The ten tenants with the largest revenue: W5 from the projection, W5b from all orders.</summary>
internal sealed class RivalAdmin(RivalDatabase database)
{
    /// <summary>From the projection.</summary>
    public Task WriteTopTenantsAsync(HttpContext http, RivalIdentity identity) =>
        WriteAsync(http, identity, AdminStatements.TopTenants, static (json, reader) =>
        {
            json.WriteString("code"u8, reader.GetString(0));
            json.WriteString("name"u8, reader.GetString(1));
            json.WriteNumber("orderCount"u8, reader.GetInt64(2));
            json.WriteNumber("revenue"u8, new decimal(reader.GetInt64(3)) * 0.01m);
        });

    /// <summary>From the rows.</summary>
    public Task WriteOrdersByTenantAsync(HttpContext http, RivalIdentity identity) =>
        WriteAsync(http, identity, AdminStatements.OrdersByTenant, static (json, reader) =>
        {
            json.WriteStartObject("tenant"u8);
            json.WriteString("code"u8, reader.GetString(0));
            json.WriteString("name"u8, reader.GetString(1));
            json.WriteEndObject();
            json.WriteNumber("count"u8, reader.GetInt64(2));
            json.WriteStartObject("totalAmount"u8);
            json.WriteNumber("sum"u8, new decimal(reader.GetInt64(3)) * 0.01m);
            json.WriteEndObject();
        });

    private async Task WriteAsync(
        HttpContext http, RivalIdentity identity, string select, Action<Utf8JsonWriter, NpgsqlDataReader> write)
    {
        if (!identity.IsAdministrator)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await using NpgsqlConnection connection = await database.OpenAnalyticsAsync(http.RequestAborted);
        await using NpgsqlBatch batch = RivalDatabase.AdministratorBatch(connection, identity);
        RivalDatabase.Add(batch, select);
        await using NpgsqlDataReader reader = await RivalDatabase.ReadAsync(batch, http.RequestAborted);
        using Utf8JsonWriter json = RivalJson.Begin(http);
        json.WriteStartArray();
        while (await reader.ReadAsync(http.RequestAborted))
        {
            json.WriteStartObject();
            write(json, reader);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
