using System.Globalization;
using System.Text.RegularExpressions;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>A moment by RFC 3339: any offset comes in, UTC with <c>Z</c> goes out. Resolution 100 ns.</summary>
internal sealed partial class DateTimeType : TextScalarType<DateTimeOffset>
{
    private const string OutputFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <inheritdoc/>
    protected override string Expected => "an RFC 3339 date and time with an offset, such as 2025-09-30T13:45:00Z";

    /// <summary>Writes a moment as the scalar's result.</summary>
    public static void WriteUtc(DateTimeOffset value, ResultWriter writer)
    {
        Span<char> text = stackalloc char[32];
        value.UtcDateTime.TryFormat(text, out int length, OutputFormat, CultureInfo.InvariantCulture);
        writer.WriteString(text[..length]);
    }

    /// <inheritdoc/>
    protected override bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        Match match = Rfc3339().Match(text);
        if (!match.Success)
        {
            return false;
        }

        // .NET reads at most seven digits of a fraction; more would be refused, RFC 3339 allows them.
        string fraction = match.Groups["fraction"].Value;
        string seconds = match.Groups["seconds"].Value.ToUpperInvariant();
        string offset = match.Groups["offset"].Value is "Z" or "z" ? "+00:00" : match.Groups["offset"].Value;
        fraction = fraction.Length == 0 ? "0" : fraction[..Math.Min(fraction.Length, 7)];
        return DateTimeOffset.TryParseExact(
            $"{seconds}.{fraction}{offset}",
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal,
            out value);
    }

    /// <inheritdoc/>
    protected override string Format(DateTimeOffset value) =>
        value.UtcDateTime.ToString(OutputFormat, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override void Write(DateTimeOffset value, ResultWriter writer) => WriteUtc(value, writer);

    /// <inheritdoc/>
    protected override DateTimeOffset Convert(object value) => value switch
    {
        // A time of no zone is no moment: guessing one would shift data by hours without anyone noticing.
        DateTime { Kind: DateTimeKind.Unspecified } => throw Invalid("a DateTime of unspecified kind"),
        DateTime moment => new DateTimeOffset(moment),
        _ => base.Convert(value),
    };

    [GeneratedRegex(
        @"^(?<seconds>[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]+))?" +
        @"(?<offset>[Zz]|[+-][0-9]{2}:[0-5][0-9])\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rfc3339();
}
