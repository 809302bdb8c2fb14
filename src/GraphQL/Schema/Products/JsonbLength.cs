using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace GraphTenancy.GraphQL.Schema.Products;

/// <summary>
/// How long JSON is, at most, once it comes back from a <c>jsonb</c> column. PostgreSQL writes numbers out:
/// <c>1e131000</c> is eight bytes on the way in and 131,001 on each way out.
/// </summary>
internal static class JsonbLength
{
    // A colon, a comma and the space after each.
    private const long Separators = 4;

    /// <summary>The length in bytes; a number whose exponent is beyond any counting has the longest one.</summary>
    public static long Of(JsonElement value) => Separators + value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Sum(static field => field.Name.Length + Of(field.Value)),
        JsonValueKind.Array => value.EnumerateArray().Sum(Of),
        JsonValueKind.Number => OfNumber(JsonMarshal.GetRawUtf8Value(value)),
        _ => JsonMarshal.GetRawUtf8Value(value).Length,
    };

    private static long OfNumber(ReadOnlySpan<byte> text)
    {
        int mark = text.IndexOfAny((byte)'e', (byte)'E');
        if (mark < 0)
        {
            return text.Length;
        }

        ReadOnlySpan<byte> exponent = text[(mark + 1)..];
        return int.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int digits)
            ? text.Length + Math.Abs((long)digits)
            : int.MaxValue;
    }
}
