using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Npgsql;

namespace GraphTenancy.Benchmarks.Rival;

/// <summary>What the endpoints share: names that are encoded once, and bodies read from the request's own pipe.</summary>
internal static class RivalJson
{
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText OrderNumber = JsonEncodedText.Encode("orderNumber");
    public static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    public static readonly JsonEncodedText TotalAmount = JsonEncodedText.Encode("totalAmount");
    public static readonly JsonEncodedText TrackingNumber = JsonEncodedText.Encode("trackingNumber");
    public static readonly JsonEncodedText PlacedAt = JsonEncodedText.Encode("placedAt");
    public static readonly JsonEncodedText Customer = JsonEncodedText.Encode("customer");
    public static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    public static readonly JsonEncodedText Lines = JsonEncodedText.Encode("lines");
    public static readonly JsonEncodedText LineNumber = JsonEncodedText.Encode("lineNumber");
    public static readonly JsonEncodedText ProductName = JsonEncodedText.Encode("productName");
    public static readonly JsonEncodedText Quantity = JsonEncodedText.Encode("quantity");
    public static readonly JsonEncodedText UnitPrice = JsonEncodedText.Encode("unitPrice");
    public static readonly JsonEncodedText Nodes = JsonEncodedText.Encode("nodes");
    public static readonly JsonEncodedText PageInfo = JsonEncodedText.Encode("pageInfo");
    public static readonly JsonEncodedText HasNextPage = JsonEncodedText.Encode("hasNextPage");
    public static readonly JsonEncodedText EndCursor = JsonEncodedText.Encode("endCursor");

    private static readonly JsonWriterOptions WriterOptions = new() { SkipValidation = true };

    /// <summary>Begins the answer; disposing the writer leaves sending to the end of the request.</summary>
    public static Utf8JsonWriter Begin(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        return new Utf8JsonWriter(http.Response.BodyWriter, WriterOptions);
    }

    /// <summary>Reads the whole body.</summary>
    public static async ValueTask<T> ReadAsync<T>(HttpContext http, Func<ReadOnlySequence<byte>, T> read)
    {
        PipeReader pipe = http.Request.BodyReader;
        while (true)
        {
            ReadResult part = await pipe.ReadAsync(http.RequestAborted);
            if (part.IsCompleted)
            {
                T result = read(part.Buffer);
                pipe.AdvanceTo(part.Buffer.End);
                return result;
            }

            pipe.AdvanceTo(part.Buffer.Start, part.Buffer.End);
        }
    }

    /// <summary>Writes the columns id, number, status, total and time, which stand first in every statement.</summary>
    public static void WriteOrder(Utf8JsonWriter json, NpgsqlDataReader reader, Guid id)
    {
        json.WriteString(Id, id);
        json.WriteString(OrderNumber, reader.GetString(1));
        json.WriteString(Status, reader.GetString(2));
        WriteMoney(json, TotalAmount, reader.GetInt64(3));
        json.WriteString(PlacedAt, reader.GetDateTime(4));
    }

    /// <summary>Writes the customer's object.</summary>
    public static void WriteCustomer(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(Customer);
        json.WriteString(Name, name);
        json.WriteEndObject();
    }

    /// <summary>Writes minor units as an amount.</summary>
    public static void WriteMoney(Utf8JsonWriter json, JsonEncodedText name, long minor) =>
        json.WriteNumber(name, new decimal(minor) * 0.01m);
}
