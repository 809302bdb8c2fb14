using System.Text.Json;
using Npgsql;

namespace GraphTenancy.Benchmarks.Rival;

/// <summary>A line as it is answered.</summary>
internal readonly record struct RivalOrderLine(int Number, string ProductName, int Quantity, long UnitPriceMinor)
{
    /// <summary>Reads number, name, quantity and price from this column on.</summary>
    public static RivalOrderLine Read(NpgsqlDataReader reader, int from) => new(
        reader.GetInt32(from), reader.GetString(from + 1), reader.GetInt32(from + 2), reader.GetInt64(from + 3));

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber(RivalJson.LineNumber, Number);
        json.WriteString(RivalJson.ProductName, ProductName);
        json.WriteNumber(RivalJson.Quantity, Quantity);
        RivalJson.WriteMoney(json, RivalJson.UnitPrice, UnitPriceMinor);
        json.WriteEndObject();
    }
}
