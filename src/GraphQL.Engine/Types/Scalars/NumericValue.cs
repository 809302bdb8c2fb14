using System.Globalization;
using System.Text.Json;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>Numbers of any CLR type, or in JSON, seen as integers or floating-point numbers.</summary>
internal static class NumericValue
{
    /// <summary>A JSON leaf as the CLR value it stands for; every other value as it is.</summary>
    public static object Unwrap(object value) => value is not JsonElement json ? value : json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString()!, // A string element has a text.
        JsonValueKind.Number => json.TryGetInt64(out long integer) ? integer : json.GetDouble(),
        _ => value,
    };

    /// <summary>The integer that the value is, if it is a number without a fraction (<c>2.0</c> is 2).</summary>
    public static Int128? ToInteger(object value) => value switch
    {
        int number => number,
        long number => number,
        short number => number,
        byte number => number,
        sbyte number => number,
        ushort number => number,
        uint number => number,
        ulong number => number,
        Int128 number => number,
        decimal number => decimal.IsInteger(number) ? (Int128)number : null,
        double number => ToInteger(number),
        float number => ToInteger((double)number),
        _ => null,
    };

    /// <summary>The number that the value is; <see langword="null"/> for what is no finite number.</summary>
    public static double? ToDouble(object value)
    {
        double? number = value switch
        {
            double real => real,
            float real => real,
            decimal exact => (double)exact,
            _ => ToInteger(value) is { } integer ? (double)integer : null,
        };
        return number is { } finite && double.IsFinite(finite) ? finite : null;
    }

    /// <summary>
    /// The number that a JSON number is; <see langword="null"/> when it has a fraction or is too large.
    /// </summary>
    public static Int128? ToInteger(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            return null;
        }

        return value.TryGetInt64(out long integer) ? integer
            : value.TryGetDecimal(out decimal exact) ? ToInteger(exact)
            : ToInteger(value.GetDouble());
    }

    /// <summary>The number that the text of a literal is.</summary>
    public static double? ParseDouble(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number) ? number : null;

    // Beyond 2^126, far above the range of every scalar, any integer stands for another.
    private static Int128? ToInteger(double number) =>
        !double.IsInteger(number) ? null
            : Math.Abs(number) < 8.5e37 ? (Int128)number
            : number > 0 ? Int128.MaxValue : Int128.MinValue;
}
