using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GraphTenancy.Benchmarks.Workloads;

/// <summary>
/// Brings answers into one form: each server has its own way to wrap a list and to write an id, a time or an amount.
/// </summary>
internal static class AnswerForm
{
    private const string Given = "given";

    // Wrappers that hold one thing: data, the root field, the payload, a connection without pageInfo.
    private static readonly HashSet<string> Wrappers = new(StringComparer.Ordinal)
    {
        "data", "order", "orders", "nodes", "placeOrder", "admin", "topTenants", "ordersAggregate", "groupBy",
    };

    /// <summary>The data alone, without their wrapping.</summary>
    /// <param name="element">The answer.</param>
    /// <param name="isWrite">Whether ids, numbers and times are new in each answer.</param>
    public static JsonNode? Plain(JsonElement element, bool isWrite)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                JsonProperty[] properties = [.. element.EnumerateObject()];
                if (properties is [{ } only] && Wrappers.Contains(only.Name))
                {
                    return Plain(only.Value, isWrite);
                }

                var plain = new JsonObject();
                foreach (JsonProperty property in properties.OrderBy(static one => one.Name, StringComparer.Ordinal))
                {
                    (string name, JsonNode? value) = Plain(property, isWrite);
                    plain.Add(name, value);
                }

                return plain;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(item => Plain(item, isWrite))]);
            default:
                return JsonNode.Parse(element.GetRawText());
        }
    }

    private static (string Name, JsonNode? Value) Plain(JsonProperty property, bool isWrite) => property.Name switch
    {
        "id" or "orderNumber" or "placedAt" when isWrite => (property.Name, Given),
        "id" => (property.Name, Id(property.Value.GetString() ?? "")),
        // Opaque, and each server has its own.
        "endCursor" => (property.Name, property.Value.ValueKind == JsonValueKind.String ? Given : null),
        "placedAt" => (property.Name, property.Value.GetDateTimeOffset().UtcTicks),
        // Minor units and bigint as text, where nobody has turned them into an amount.
        "totalMinor" => ("totalAmount", Amount(Number(property.Value) / 100)),
        "unitPriceMinor" => ("unitPrice", Amount(Number(property.Value) / 100)),
        "totalAmount" or "unitPrice" or "revenue" or "sum" when property.Value.ValueKind != JsonValueKind.Object =>
            (property.Name, Amount(Number(property.Value))),
        _ => (property.Name, Plain(property.Value, isWrite)),
    };

    private static decimal Number(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? decimal.Parse(value.GetString() ?? "", CultureInfo.InvariantCulture)
        : value.GetDecimal();

    private static JsonNode Amount(decimal amount) => amount.ToString("0.00##", CultureInfo.InvariantCulture);

    // A uuid, or base64 of "Order:" and a uuid.
    private static JsonNode Id(string id)
    {
        if (!Guid.TryParse(id, out Guid uuid))
        {
            string global = Encoding.UTF8.GetString(Convert.FromBase64String(id));
            uuid = Guid.Parse(global[(global.IndexOf(':', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
        }

        return uuid.ToString();
    }
}
