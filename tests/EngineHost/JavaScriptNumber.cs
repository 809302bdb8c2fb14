using System.Globalization;
using System.Text.Json;

namespace GraphTenancy.EngineHost;

/// <summary>Numbers as JavaScript reads and writes them: all are double-precision.</summary>
internal static class JavaScriptNumber
{
    private const double MaxSafeInteger = 9007199254740991;

    /// <summary>Reads a number: a <see cref="long"/> where no digit is lost, else a <see cref="double"/>.</summary>
    public static object Read(JsonElement value) => Of(value.GetDouble());

    /// <summary>Reads the text of a literal.</summary>
    public static object Read(string literal) =>
        Of(double.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture));

    private static object Of(double number) =>
        double.IsInteger(number) && Math.Abs(number) <= MaxSafeInteger && !IsNegativeZero(number)
            ? (long)number
            : number;

    private static bool IsNegativeZero(double number) => number == 0 && double.IsNegative(number);

    /// <summary><c>Number::toString</c>.</summary>
    public static string ToText(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        // "E16" has enough digits only as round trip: "R" gives the shortest, whose digits are JavaScript's.
        string text = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        int exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        string mantissa = exponentAt < 0 ? text : text[..exponentAt];
        int exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        string digits = mantissa.Replace(".", string.Empty, StringComparison.Ordinal);
        int scale = (point < 0 ? mantissa.Length : point) + exponent;
        string significant = digits.TrimStart('0');
        scale -= digits.Length - significant.Length;
        return (number < 0 ? "-" : string.Empty) + Arrange(significant.TrimEnd('0'), scale);
    }

    // The value is 0.DIGITS × 10^scale.
    private static string Arrange(string digits, int scale)
    {
        if (scale is > 0 and <= 21)
        {
            return digits.Length <= scale
                ? digits.PadRight(scale, '0')
                : $"{digits[..scale]}.{digits[scale..]}";
        }

        if (scale is > -6 and <= 0)
        {
            return "0." + new string('0', -scale) + digits;
        }

        int exponent = scale - 1;
        string fraction = digits.Length == 1 ? string.Empty : "." + digits[1..];
        string sign = exponent < 0 ? "-" : "+";
        return $"{digits[0]}{fraction}e{sign}{Math.Abs(exponent).ToString(CultureInfo.InvariantCulture)}";
    }
}
