using System.Text.Json;
using GraphTenancy.Benchmarks.Workloads;
using Npgsql;
using NpgsqlTypes;

namespace GraphTenancy.Benchmarks.Rival;

/// <summary>
/// W4: places an order in two trips. The first reads what the command must know; the second is one batch, and so one
/// transaction: stream, event, projections, totals, and the answer read back.
/// </summary>
internal sealed class RivalOrders(RivalDatabase database)
{
    /// <summary>Places an order.</summary>
    public async Task PlaceAsync(HttpContext http, RivalIdentity identity)
    {
        PlaceOrderRequest request = await RivalJson.ReadAsync(http, static body =>
        {
            var json = new Utf8JsonReader(body);
            return JsonSerializer.Deserialize(ref json, RivalJsonContext.Default.PlaceOrderRequest)!; // An object.
        });
        var id = Guid.CreateVersion7();
        OrderPlacedData? placed = await DecideAsync(http, identity, id, request);
        if (placed is null)
        {
            http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        await using NpgsqlConnection connection = await database.OpenWriteAsync(http.RequestAborted);
        await using NpgsqlBatch batch = WriteBatch(connection, identity, id, placed);
        await using NpgsqlDataReader reader = await RivalDatabase.ReadAsync(batch, http.RequestAborted);
        await WriteAnswerAsync(http, reader);
    }

    private async Task<OrderPlacedData?> DecideAsync(
        HttpContext http, RivalIdentity identity, Guid id, PlaceOrderRequest request)
    {
        await using NpgsqlConnection connection = await database.OpenWriteAsync(http.RequestAborted);
        await using NpgsqlBatch batch = RivalDatabase.TenantBatch(connection, identity);
        RivalDatabase.Add(batch, PlaceOrderStatements.Customer, RivalDatabase.Uuid(request.CustomerId));
        string[] codes = [.. request.Lines.Select(static line => line.ProductCode).Distinct(StringComparer.Ordinal)];
        RivalDatabase.Add(batch, PlaceOrderStatements.Products, RivalDatabase.Array(codes, NpgsqlDbType.Text));
        await using NpgsqlDataReader reader = await RivalDatabase.ReadAsync(batch, http.RequestAborted);
        if (!await reader.ReadAsync(http.RequestAborted))
        {
            return null;
        }

        string customer = reader.GetString(0);
        await reader.NextResultAsync(http.RequestAborted);
        var products = new Dictionary<string, (Guid Id, string Name, long Price)>(StringComparer.Ordinal);
        while (await reader.ReadAsync(http.RequestAborted))
        {
            products.Add(reader.GetString(0), (reader.GetGuid(1), reader.GetString(2), reader.GetInt64(3)));
        }

        var lines = new OrderPlacedLineData[request.Lines.Count];
        for (int i = 0; i < lines.Length; i++)
        {
            PlaceOrderLine line = request.Lines[i];
            if (line.Quantity < 1 || !products.TryGetValue(line.ProductCode, out (Guid Id, string Name, long Price) product))
            {
                return null;
            }

            lines[i] = new OrderPlacedLineData(
                i + 1, product.Id, line.ProductCode, product.Name, line.Quantity, product.Price);
        }

        long total = lines.Sum(static line => checked(line.Quantity * line.UnitPriceMinor));
        return lines.Length == 0 ? null : new OrderPlacedData(
            RivalOrderNumber.For(id), request.CustomerId, customer, lines, total, Now());
    }

    private static NpgsqlBatch WriteBatch(
        NpgsqlConnection connection, RivalIdentity identity, Guid id, OrderPlacedData placed)
    {
        NpgsqlBatch batch = RivalDatabase.TenantBatch(connection, identity);
        NpgsqlParameter Tenant() => RivalDatabase.Uuid(identity.TenantId);
        NpgsqlParameter Id() => RivalDatabase.Uuid(id);
        NpgsqlParameter User() => RivalDatabase.Uuid(identity.UserId);
        NpgsqlParameter At() => RivalDatabase.Time(placed.PlacedAt);
        RivalDatabase.Add(batch, PlaceOrderStatements.OpenStream, Tenant(), Id());
        RivalDatabase.Add(
            batch,
            PlaceOrderStatements.AppendEvent,
            Tenant(),
            Id(),
            RivalDatabase.Uuid(Guid.CreateVersion7()),
            RivalDatabase.Json(JsonSerializer.SerializeToUtf8Bytes(placed, RivalJsonContext.Default.OrderPlacedData)),
            User(),
            RivalDatabase.Uuid(Guid.CreateVersion7()),
            At());
        RivalDatabase.Add(
            batch,
            PlaceOrderStatements.InsertOrder,
            Tenant(),
            Id(),
            RivalDatabase.Text(placed.OrderNumber),
            RivalDatabase.Uuid(placed.CustomerId),
            RivalDatabase.Long(placed.TotalMinor),
            At(),
            User());
        IReadOnlyList<OrderPlacedLineData> lines = placed.Lines;
        RivalDatabase.Add(
            batch,
            PlaceOrderStatements.InsertLines,
            Tenant(),
            Id(),
            RivalDatabase.Array(lines.Select(static line => line.LineNumber).ToArray(), NpgsqlDbType.Integer),
            RivalDatabase.Array(lines.Select(static line => line.ProductId).ToArray(), NpgsqlDbType.Uuid),
            RivalDatabase.Array(lines.Select(static line => line.ProductCode).ToArray(), NpgsqlDbType.Text),
            RivalDatabase.Array(lines.Select(static line => line.ProductName).ToArray(), NpgsqlDbType.Text),
            RivalDatabase.Array(lines.Select(static line => line.Quantity).ToArray(), NpgsqlDbType.Integer),
            RivalDatabase.Array(lines.Select(static line => line.UnitPriceMinor).ToArray(), NpgsqlDbType.Bigint));
        RivalDatabase.Add(batch, PlaceOrderStatements.AddToTotals, Tenant(), RivalDatabase.Long(placed.TotalMinor));
        RivalDatabase.Add(batch, PlaceOrderStatements.Order, Id());
        RivalDatabase.Add(batch, PlaceOrderStatements.Lines, Id());
        return batch;
    }

    // Statements without rows give no result to go through: the order is the first one behind the context's.
    private static async Task WriteAnswerAsync(HttpContext http, NpgsqlDataReader reader)
    {
        await reader.ReadAsync(http.RequestAborted);
        using Utf8JsonWriter json = RivalJson.Begin(http);
        json.WriteStartObject();
        RivalJson.WriteOrder(json, reader, reader.GetGuid(0));
        RivalJson.WriteCustomer(json, reader.GetString(5));
        await reader.NextResultAsync(http.RequestAborted);
        json.WriteStartArray(RivalJson.Lines);
        while (await reader.ReadAsync(http.RequestAborted))
        {
            RivalOrderLine.Read(reader, 0).Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();

        // An error behind the last row would mean that nothing took effect.
        await reader.NextResultAsync(http.RequestAborted);
    }

    // PostgreSQL keeps microseconds.
    private static DateTimeOffset Now()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
