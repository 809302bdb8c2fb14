using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>Strings of JSON, which may escape a lone surrogate: valid JSON, and a text, but no valid UTF-16.</summary>
internal static class JsonString
{
    /// <summary>The text of a string element.</summary>
    public static string Read(JsonElement value)
    {
        try
        {
            return value.GetString()!; // A string element has a text.
        }
        catch (InvalidOperationException) when (value.ValueKind == JsonValueKind.String)
        {
            // A lone surrogate, which the framework refuses.
            return Unescape(value.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            char escape = raw[++i];
            if (escape == 'u')
            {
                text.Append((char)int.Parse(
                    raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(escape switch
                {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'b' => '\b',
                    'f' => '\f',
                    _ => escape,
                });
            }
        }

        return text.ToString();
    }
}
