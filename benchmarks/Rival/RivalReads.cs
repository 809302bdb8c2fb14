using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using GraphTenancy.Benchmarks.Workloads;
using Npgsql;

namespace GraphTenancy.Benchmarks.Rival;

/// <summary>The reads of a tenant: W1 to W3.</summary>
internal sealed class RivalReads(RivalDatabase database)
{
    private const int LargestPage = 50;

    // One statement for each page size, made once.
    private static readonly string[] SelectByStatus = ForEachSize(ReadStatements.OrdersByStatus);
    private static readonly string[] SelectLines = ForEachSize(ReadStatements.LinesOfOrders);
    private static readonly string[] SelectOrders = ForEachSize(ReadStatements.Orders);

    /// <summary>One order.</summary>
    public async Task WriteOrderAsync(HttpContext http, RivalIdentity identity)
    {
        Guid id = (await RivalJson.ReadAsync(http, ReadArguments)).Id;
        await using NpgsqlConnection connection = await database.OpenReadAsync(http.RequestAborted);
        await using NpgsqlBatch batch = RivalDatabase.TenantBatch(connection, identity);
        RivalDatabase.Add(batch, ReadStatements.OrderById, RivalDatabase.Uuid(id));
        await using NpgsqlDataReader reader = await RivalDatabase.ReadAsync(batch, http.RequestAborted);
        if (!await reader.ReadAsync(http.RequestAborted))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using Utf8JsonWriter json = RivalJson.Begin(http);
        json.WriteStartObject();
        RivalJson.WriteOrder(json, reader, reader.GetGuid(0));
        json.WriteString(RivalJson.TrackingNumber, await reader.IsDBNullAsync(5) ? null : reader.GetString(5));
        RivalJson.WriteCustomer(json, reader.GetString(6));
        json.WriteEndObject();
    }

    /// <summary>The newest orders of a status, and whether there are more.</summary>
    public async Task WriteByStatusAsync(HttpContext http, RivalIdentity identity)
    {
        (_, string status, int first) = await RivalJson.ReadAsync(http, ReadArguments);
        await using NpgsqlConnection connection = await database.OpenReadAsync(http.RequestAborted);
        await using NpgsqlBatch batch = RivalDatabase.TenantBatch(connection, identity);
        RivalDatabase.Add(batch, SelectByStatus[first], RivalDatabase.Text(status));
        await using NpgsqlDataReader reader = await RivalDatabase.ReadAsync(batch, http.RequestAborted);
        using Utf8JsonWriter json = RivalJson.Begin(http);
        json.WriteStartObject();
        json.WriteStartArray(RivalJson.Nodes);
        int count = 0;
        (DateTime PlacedAt, Guid Id) last = default;
        bool hasNextPage;
        while ((hasNextPage = await reader.ReadAsync(http.RequestAborted)) && count < first)
        {
            last = (reader.GetDateTime(4), reader.GetGuid(0));
            json.WriteStartObject();
            RivalJson.WriteOrder(json, reader, last.Id);
            json.WriteEndObject();
            count++;
        }

        json.WriteEndArray();
        WritePageInfo(json, hasNextPage, count == 0 ? null : last);
        json.WriteEndObject();
    }

    /// <summary>The newest orders with all their lines.</summary>
    public async Task WriteOrdersAsync(HttpContext http, RivalIdentity identity)
    {
        int first = (await RivalJson.ReadAsync(http, ReadArguments)).First;
        await using NpgsqlConnection connection = await database.OpenReadAsync(http.RequestAborted);
        await using NpgsqlBatch batch = RivalDatabase.TenantBatch(connection, identity);
        RivalDatabase.Add(batch, SelectLines[first]);
        RivalDatabase.Add(batch, SelectOrders[first]);
        await using NpgsqlDataReader reader = await RivalDatabase.ReadAsync(batch, http.RequestAborted);
        var lines = new List<RivalOrderLine>(4 * first);
        Dictionary<Guid, Range> linesOf = await ReadLinesAsync(reader, lines, first, http.RequestAborted);
        await reader.NextResultAsync(http.RequestAborted);
        using Utf8JsonWriter json = RivalJson.Begin(http);
        json.WriteStartArray();
        while (await reader.ReadAsync(http.RequestAborted))
        {
            Guid id = reader.GetGuid(0);
            json.WriteStartObject();
            RivalJson.WriteOrder(json, reader, id);
            RivalJson.WriteCustomer(json, reader.GetString(5));
            json.WriteStartArray(RivalJson.Lines);
            foreach (RivalOrderLine line in CollectionsMarshal.AsSpan(lines)[linesOf.GetValueOrDefault(id)])
            {
                line.Write(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string[] ForEachSize(Func<int, string> statement) =>
        [.. Enumerable.Range(0, LargestPage + 1).Select(statement)];

    // The lines of an order stand together, so it is enough to know where they begin and end.
    private static async ValueTask<Dictionary<Guid, Range>> ReadLinesAsync(
        NpgsqlDataReader reader, List<RivalOrderLine> lines, int orders, CancellationToken cancellationToken)
    {
        var linesOf = new Dictionary<Guid, Range>(orders);
        Guid current = default;
        int start = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            Guid order = reader.GetGuid(0);
            if (order != current)
            {
                start = lines.Count;
                current = order;
            }

            lines.Add(RivalOrderLine.Read(reader, 1));
            linesOf[order] = start..lines.Count;
        }

        return linesOf;
    }

    private static void WritePageInfo(Utf8JsonWriter json, bool hasNextPage, (DateTime PlacedAt, Guid Id)? last)
    {
        json.WriteStartObject(RivalJson.PageInfo);
        json.WriteBoolean(RivalJson.HasNextPage, hasNextPage);
        if (last is { } key)
        {
            Span<byte> cursor = stackalloc byte[24];
            BinaryPrimitives.WriteInt64BigEndian(cursor, key.PlacedAt.Ticks);
            key.Id.TryWriteBytes(cursor[8..]);
            Span<byte> text = stackalloc byte[32];
            Base64Url.EncodeToUtf8(cursor, text);
            json.WriteString(RivalJson.EndCursor, text);
        }
        else
        {
            json.WriteNull(RivalJson.EndCursor);
        }

        json.WriteEndObject();
    }

    private static (Guid Id, string Status, int First) ReadArguments(ReadOnlySequence<byte> body)
    {
        (Guid id, string status, int first) = (Guid.Empty, string.Empty, 10);
        var json = new Utf8JsonReader(body);
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (json.ValueTextEquals("id"u8))
            {
                json.Read();
                id = json.GetGuid();
            }
            else if (json.ValueTextEquals("status"u8))
            {
                json.Read();
                status = json.GetString() ?? string.Empty;
            }
            else if (json.ValueTextEquals("first"u8))
            {
                json.Read();
                first = Math.Clamp(json.GetInt32(), 0, LargestPage);
            }
        }

        return (id, status, first);
    }
}
