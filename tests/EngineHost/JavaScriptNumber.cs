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
}
