using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using NpgsqlTypes;

namespace GraphTenancy.Benchmarks.Rival;

/// <summary>
/// What a good engineer would write by hand for exactly these two reads: a minimal endpoint, a cache of validated
/// tokens, one prepared batch with the tenant context, rows by ordinal into a <see cref="Utf8JsonWriter"/>.
/// It answers nothing else, which is what makes it the practical limit.
/// </summary>
internal static class RivalServer
{
    private const string Context =
        "select set_config('app.tenant_id', $1, true), set_config('app.user_id', $2, true)";

    private const string SelectOrder = """
        select o.order_id, o.order_number, o.status, o.total_minor, o.tracking_number, o.placed_at, c.name
        from read_model.orders o
        join read_model.customers c on c.tenant_id = o.tenant_id and c.customer_id = o.customer_id
        where o.order_id = $1
        """;

    private const string SelectLines = """
        select l.order_id, l.line_number, l.product_name, l.quantity, l.unit_price_minor
        from read_model.order_lines l
        where l.order_id = any (array(
            select order_id from read_model.orders order by placed_at desc, order_id desc limit 20))
        order by l.order_id, l.line_number
        """;

    private const string SelectOrders = """
        select o.order_id, o.order_number, o.status, o.total_minor, o.placed_at, c.name
        from read_model.orders o
        join read_model.customers c on c.tenant_id = o.tenant_id and c.customer_id = o.customer_id
        order by o.placed_at desc, o.order_id desc
        limit 20
        """;

    /// <summary>Serves until the process is told to end.</summary>
    public static async Task RunAsync(RivalSettings settings)
    {
        AppContext.SetSwitch("Npgsql.EnableSqlRewriting", false);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(settings.Url);
        WebApplication app = builder.Build();
        await using NpgsqlDataSource data = NpgsqlDataSource.Create(settings.ConnectionString);
        var tokens = new TokenCache(settings.SigningKey, settings.Issuer, settings.Audience);
        app.MapPost("/order", async context =>
        {
            (Guid tenant, Guid user) = await tokens.ReadAsync(context.Request.Headers.Authorization.ToString());
            using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body);
            await WriteOrderAsync(context, data, tenant, user, body.RootElement.GetProperty("id").GetGuid());
        });
        app.MapPost("/orders", async context =>
        {
            (Guid tenant, Guid user) = await tokens.ReadAsync(context.Request.Headers.Authorization.ToString());
            using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body);
            await WriteOrdersAsync(context, data, tenant, user);
        });
        await app.RunAsync();
    }

    private static async Task WriteOrderAsync(HttpContext http, NpgsqlDataSource data, Guid tenant, Guid user, Guid id)
    {
        await using NpgsqlConnection connection = await data.OpenConnectionAsync(http.RequestAborted);
        await using NpgsqlBatch batch = Batch(connection, tenant, user);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(SelectOrder)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = id, NpgsqlDbType = NpgsqlDbType.Uuid } },
        });
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(http.RequestAborted);
        await reader.NextResultAsync(http.RequestAborted);
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        if (!await reader.ReadAsync(http.RequestAborted))
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("id", reader.GetGuid(0));
        json.WriteString("orderNumber", reader.GetString(1));
        json.WriteString("status", reader.GetString(2));
        WriteMoney(json, "totalAmount", reader.GetInt64(3));
        json.WriteString("trackingNumber", reader.IsDBNull(4) ? null : reader.GetString(4));
        json.WriteString("placedAt", reader.GetDateTime(5));
        json.WriteString("customer", reader.GetString(6));
        json.WriteEndObject();
    }

    private static async Task WriteOrdersAsync(HttpContext http, NpgsqlDataSource data, Guid tenant, Guid user)
    {
        await using NpgsqlConnection connection = await data.OpenConnectionAsync(http.RequestAborted);
        await using NpgsqlBatch batch = Batch(connection, tenant, user);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(SelectLines));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(SelectOrders));
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(http.RequestAborted);
        await reader.NextResultAsync(http.RequestAborted);
        var lines = new Dictionary<Guid, List<(int Number, string Name, int Quantity, long Price)>>();
        while (await reader.ReadAsync(http.RequestAborted))
        {
            Guid order = reader.GetGuid(0);
            if (!lines.TryGetValue(order, out List<(int, string, int, long)>? list))
            {
                lines.Add(order, list = []);
            }

            list.Add((reader.GetInt32(1), reader.GetString(2), reader.GetInt32(3), reader.GetInt64(4)));
        }

        await reader.NextResultAsync(http.RequestAborted);
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartArray();
        while (await reader.ReadAsync(http.RequestAborted))
        {
            WriteOrder(json, reader, lines);
        }

        json.WriteEndArray();
    }

    private static void WriteOrder(
        Utf8JsonWriter json,
        NpgsqlDataReader reader,
        Dictionary<Guid, List<(int Number, string Name, int Quantity, long Price)>> lines)
    {
        Guid id = reader.GetGuid(0);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("orderNumber", reader.GetString(1));
        json.WriteString("status", reader.GetString(2));
        WriteMoney(json, "totalAmount", reader.GetInt64(3));
        json.WriteString("placedAt", reader.GetDateTime(4));
        json.WriteString("customer", reader.GetString(5));
        json.WriteStartArray("lines");
        foreach ((int number, string name, int quantity, long price) in lines.GetValueOrDefault(id) ?? [])
        {
            json.WriteStartObject();
            json.WriteNumber("lineNumber", number);
            json.WriteString("productName", name);
            json.WriteNumber("quantity", quantity);
            WriteMoney(json, "unitPrice", price);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMoney(Utf8JsonWriter json, string name, long minor) =>
        json.WriteNumber(name, minor / 100m);

    private static NpgsqlBatch Batch(NpgsqlConnection connection, Guid tenant, Guid user)
    {
        var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Context)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = tenant.ToString(), NpgsqlDbType = NpgsqlDbType.Text },
                new NpgsqlParameter<string> { TypedValue = user.ToString(), NpgsqlDbType = NpgsqlDbType.Text },
            },
        });
        return batch;
    }

    /// <summary>Validates a token once and remembers it by the hash of its header.</summary>
    private sealed class TokenCache(byte[] signingKey, string issuer, string audience)
    {
        private readonly ConcurrentDictionary<string, (Guid Tenant, Guid User)> _known = new(StringComparer.Ordinal);
        private readonly JsonWebTokenHandler _handler = new();
        private readonly TokenValidationParameters _parameters = new()
        {
            ValidIssuer = issuer,
            ValidAudience = audience,
            IssuerSigningKey = new SymmetricSecurityKey(signingKey),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        };

        public async ValueTask<(Guid Tenant, Guid User)> ReadAsync(string header)
        {
            Span<byte> hash = stackalloc byte[32];
            SHA256.HashData(Encoding.ASCII.GetBytes(header), hash);
            string key = Convert.ToHexString(hash);
            return _known.TryGetValue(key, out (Guid, Guid) known) ? known : await ValidateAsync(header, key);
        }

        private async Task<(Guid Tenant, Guid User)> ValidateAsync(string header, string key)
        {
            TokenValidationResult result = await _handler.ValidateTokenAsync(header["Bearer ".Length..], _parameters);
            if (!result.IsValid)
            {
                throw new UnauthorizedAccessException("The token is not valid.", result.Exception);
            }

            Guid Claim(string name) => Guid.Parse(
                result.ClaimsIdentity.FindFirst(name)?.Value ?? throw new UnauthorizedAccessException(name),
                CultureInfo.InvariantCulture);
            (Guid, Guid) identity = (Claim("rival_tenant"), Claim("rival_user"));
            _known[key] = identity;
            return identity;
        }
    }
}
