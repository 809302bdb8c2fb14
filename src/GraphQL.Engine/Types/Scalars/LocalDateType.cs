using System.Globalization;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>A day of the calendar without time or zone.</summary>
internal sealed class LocalDateType : TextScalarType<DateOnly>
{
    private const string IsoFormat = "yyyy-MM-dd";

    /// <inheritdoc/>
    protected override string Expected => "a date such as 2025-09-30";

    /// <inheritdoc/>
    protected override bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, IsoFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <inheritdoc/>
    protected override string Format(DateOnly value) => value.ToString(IsoFormat, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override void Write(DateOnly value, ResultWriter writer)
    {
        Span<char> text = stackalloc char[10];
        value.TryFormat(text, out int length, IsoFormat, CultureInfo.InvariantCulture);
        writer.WriteString(text[..length]);
    }

    /// <inheritdoc/>
    protected override DateOnly Convert(object value) =>
        value is DateTime day ? DateOnly.FromDateTime(day) : base.Convert(value);
}
