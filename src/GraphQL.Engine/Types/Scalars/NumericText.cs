using System.Globalization;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>
/// Numbers as text, as ECMAScript converts them: the reference implementation's texts of results and messages.
/// </summary>
internal static class NumericText
{
    /// <summary><c>Number::toString</c> of a finite number.</summary>
    public static string Format(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        // The shortest digits that give the same number again; only their arrangement differs from .NET's.
        string text = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        int exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        string mantissa = exponentAt < 0 ? text : text[..exponentAt];
        int exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        string digits = mantissa.Replace(".", string.Empty, StringComparison.Ordinal);
        string significant = digits.TrimStart('0');
        int scale = (point < 0 ? mantissa.Length : point) + exponent - (digits.Length - significant.Length);
        return (number < 0 ? "-" : string.Empty) + Arrange(significant.TrimEnd('0'), scale);
    }

    /// <summary>
    /// <c>Number(text)</c>: white space around it is ignored, hexadecimal, octal and binary integers are numbers, and
    /// nothing is 0; <see langword="null"/> for what is no finite number.
    /// </summary>
    public static double? Parse(string text)
    {
        ReadOnlySpan<char> digits = text.AsSpan().Trim().Trim('\uFEFF');
        if (digits.IsEmpty)
        {
            return 0;
        }

        if (digits.Length > 2 && digits[0] == '0' && char.IsAsciiLetter(digits[1]) && digits[1] is not ('e' or 'E'))
        {
            return ParseInteger(digits[2..], char.ToLowerInvariant(digits[1]));
        }

        const NumberStyles styles =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(digits, styles, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) ? number : null;
    }

    private static double? ParseInteger(ReadOnlySpan<char> digits, char prefix)
    {
        int radix = prefix switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 };
        double number = 0;
        foreach (char c in digits)
        {
            int digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : int.MaxValue;
            if (digit >= radix)
            {
                return null;
            }

            number = (number * radix) + digit;
        }

        return double.IsFinite(number) ? number : null;
    }

    // The value is 0.DIGITS times 10 to the power of the scale.
    private static string Arrange(string digits, int scale)
    {
        if (scale is > 0 and <= 21)
        {
            return digits.Length <= scale ? digits.PadRight(scale, '0') : $"{digits[..scale]}.{digits[scale..]}";
        }

        if (scale is > -6 and <= 0)
        {
            return "0." + new string('0', -scale) + digits;
        }

        string fraction = digits.Length == 1 ? string.Empty : "." + digits[1..];
        string sign = scale < 1 ? "-" : "+";
        return $"{digits[0]}{fraction}e{sign}{Math.Abs(scale - 1).ToString(CultureInfo.InvariantCulture)}";
    }
}
