using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.EngineHost;

/// <summary>Run-time values as <c>JSON.stringify</c> writes them.</summary>
internal static class JavaScriptText
{
    /// <summary>Compact JSON.</summary>
    public static string Stringify(object? value)
    {
        using var writer = new ResultWriter(256);
        Write(writer, value);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    /// <summary>Writes compact JSON.</summary>
    public static void Write(ResultWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case string text:
                writer.WriteString(text);
                break;
            case bool flag:
                writer.WriteBoolean(flag);
                break;
            case int or long:
                writer.WriteNumber(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                writer.WriteRaw(Encoding.UTF8.GetBytes(
                    double.IsFinite(number) ? NumericText.Format(number) : "null"));
                break;
            case JsonElement json:
                WriteJson(writer, json);
                break;
            case IReadOnlyDictionary<string, object?> fields:
                WriteFields(writer, fields);
                break;
            case IEnumerable items:
                WriteItems(writer, items.Cast<object?>());
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is no value of a coerced argument.", nameof(value));
        }
    }

    private static void WriteJson(ResultWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                WriteFields(writer, json.EnumerateObject().Select(static property =>
                    KeyValuePair.Create(property.Name, (object?)property.Value)));
                break;
            case JsonValueKind.Array:
                WriteItems(writer, json.EnumerateArray().Select(static item => (object?)item));
                break;
            case JsonValueKind.String:
                writer.WriteString(JsonString.Read(json));
                break;
            case JsonValueKind.Number:
                Write(writer, JavaScriptNumber.Read(json));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBoolean(json.GetBoolean());
                break;
            default:
                writer.WriteNull();
                break;
        }
    }

    private static void WriteFields(ResultWriter writer, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in InJavaScriptOrder(fields))
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    // Keys that are array indexes come first, by number; a key that stands twice keeps its place and its last value.
    private static IEnumerable<KeyValuePair<string, object?>> InJavaScriptOrder(
        IEnumerable<KeyValuePair<string, object?>> fields)
    {
        var distinct = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach ((string name, object? value) in fields)
        {
            distinct[name] = value;
        }

        return distinct.OrderBy(static field => IndexOf(field.Key) ?? uint.MaxValue);
    }

    private static uint? IndexOf(string key) =>
        uint.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out uint index)
        && index != uint.MaxValue && index.ToString(CultureInfo.InvariantCulture) == key
            ? index
            : null;

    private static void WriteItems(ResultWriter writer, IEnumerable<object?> items)
    {
        writer.WriteStartArray();
        foreach (object? item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }
}
