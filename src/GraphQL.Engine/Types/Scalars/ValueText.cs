using System.Globalization;
using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>Values as error messages show them: short, whatever the client sent.</summary>
internal static class ValueText
{
    private const int MaxItems = 10;
    private const int MaxDepth = 1;
    private const int MaxLength = 200;
    private const int MaxLiteralLength = 1000;

    /// <summary>A value of a variable.</summary>
    public static string Of(JsonElement value) => Of(value, 0);

    /// <summary>A literal, as GraphQL writes it; of a very long one only what fits, as it stands in the text.</summary>
    public static string Of(ValueNode literal)
    {
        string text = literal.Location is { Source: { } source, Start: int start, End: int end }
            && end - start > 4 * MaxLiteralLength
            ? Encoding.UTF8.GetString(source.Utf8[start..(start + (4 * MaxLiteralLength))])
            : SyntaxPrinter.Print(literal);
        return text.Length <= MaxLiteralLength ? text : string.Concat(text.AsSpan(0, MaxLiteralLength), "…");
    }

    /// <summary>
    /// A resolver's value; objects show their type only, because they may hold what a client must not see.
    /// </summary>
    public static string Of(object value) => value switch
    {
        JsonElement json => Of(json),
        string text => Quote(text),
        bool flag => flag ? "true" : "false",
        double or float when NumericValue.ToDouble(value) is { } number => NumericText.Format(number),
        IFormattable number when value.GetType().IsPrimitive || value is decimal or Guid =>
            number.ToString(null, CultureInfo.InvariantCulture),
        _ => $"[{value.GetType().Name}]",
    };

    private static string Of(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.String => Quote(JsonString.Read(value)),
        JsonValueKind.Object => OfObject(value, depth),
        JsonValueKind.Array => OfArray(value, depth),
        JsonValueKind.Undefined => "undefined",
        JsonValueKind.Number when value.GetDouble() is var number && double.IsFinite(number) =>
            NumericText.Format(number),
        _ => Shorten(value.GetRawText()),
    };

    private static string OfObject(JsonElement value, int depth)
    {
        if (depth > MaxDepth)
        {
            return value.EnumerateObject().Any() ? "[Object]" : "{}";
        }

        var parts = new List<string>();
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (parts.Count == MaxItems)
            {
                parts.Add("...");
                break;
            }

            parts.Add($"{Shorten(property.Name)}: {Of(property.Value, depth + 1)}");
        }

        return parts.Count == 0 ? "{}" : $"{{ {string.Join(", ", parts)} }}";
    }

    private static string OfArray(JsonElement value, int depth)
    {
        int count = value.GetArrayLength();
        if (depth > MaxDepth && count > 0)
        {
            return "[Array]";
        }

        List<string> parts = [.. value.EnumerateArray().Take(MaxItems).Select(item => Of(item, depth + 1))];
        if (count > MaxItems)
        {
            parts.Add(count == MaxItems + 1 ? "... 1 more item" : $"... {count - MaxItems} more items");
        }

        return $"[{string.Join(", ", parts)}]";
    }

    private static string Quote(string text)
    {
        using var writer = new ResultWriter(256);
        writer.WriteString(Shorten(text));
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    /// <summary>A text that came from a client, cut where it is long.</summary>
    public static string Shorten(string text) =>
        text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength), "…");
}
