using System.Globalization;
using System.Text;

namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>How a column is shown and compared.</summary>
public enum ColumnKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A state: a text with the enum value's name, in either case.</summary>
    Enum,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A sum in minor units; two decimals outside.</summary>
    Money,

    /// <summary>A moment.</summary>
    Moment,

    /// <summary>A plain uuid.</summary>
    Uuid,

    /// <summary>A uuid that is a global id outside.</summary>
    GlobalId,

    /// <summary>JSON.</summary>
    Json,
}

/// <summary>A column and what becomes of it outside.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Kind">Its kind.</param>
public sealed record Column(string Name, ColumnKind Kind)
{
    private const decimal MinorUnits = 100m;

    /// <summary>The value as the response has it, in JSON.</summary>
    public string Show(Row row, string typeName) => row[Name] switch
    {
        null => "null",
        { } value => Kind switch
        {
            ColumnKind.Text => Json.Quote((string)value),
            ColumnKind.Enum => Json.Quote(((string)value).ToUpperInvariant()),
            ColumnKind.Number => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
            ColumnKind.Money => (Convert.ToInt64(value) / MinorUnits).ToString("F2", CultureInfo.InvariantCulture),
            ColumnKind.Moment => Json.Quote(ShowMoment((DateTime)value)),
            ColumnKind.Uuid => Json.Quote(((Guid)value).ToString("D")),
            ColumnKind.GlobalId => Json.Quote(EncodeId(typeName, (Guid)value)),
            ColumnKind.Json => (string)value,
            _ => throw new InvalidOperationException($"{Kind}"),
        },
    };

    /// <summary>The global id of an object.</summary>
    public static string EncodeId(string typeName, Guid key) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{typeName}:{key:N}"));

    /// <summary>A value that can be compared with others of the same column: exactly, whatever the client wrote.</summary>
    public object? Comparable(Row row, TenantView view) => row[Name] switch
    {
        null => null,
        { } value => Kind switch
        {
            ColumnKind.Text or ColumnKind.Enum => view.RankOf((string)value),
            ColumnKind.Number => Convert.ToDecimal(value),
            ColumnKind.Money => Convert.ToInt64(value) / MinorUnits,
            ColumnKind.Moment => ((DateTime)value).Ticks,
            ColumnKind.Uuid or ColumnKind.GlobalId => Unsigned((Guid)value),
            _ => throw new InvalidOperationException($"{Kind} has no order."),
        },
    };

    /// <summary>What a filter compares, of the row.</summary>
    public object? Filterable(Row row, TenantView view) => (Kind, row[Name]) switch
    {
        (_, null) => null,
        (ColumnKind.Text, string text) => text,
        (ColumnKind.Enum, string text) => text.ToUpperInvariant(),
        _ => Comparable(row, view),
    };

    /// <summary>What a filter compares, of the client's value.</summary>
    public object? Operand(object? value) => value is null ? null : Kind switch
    {
        ColumnKind.Text or ColumnKind.Enum => (string)value,
        ColumnKind.Number or ColumnKind.Money => (decimal)value,
        ColumnKind.Moment => DateTimeOffset.Parse((string)value, CultureInfo.InvariantCulture).UtcTicks,
        ColumnKind.Uuid or ColumnKind.GlobalId => Unsigned(Guid.Parse((string)value)),
        _ => throw new InvalidOperationException($"{Kind} cannot be filtered."),
    };

    // PostgreSQL compares the sixteen bytes as they are written, which is how this text compares.
    private static UInt128 Unsigned(Guid value) => UInt128.Parse(
        value.ToString("N"), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string ShowMoment(DateTime value)
    {
        string seconds = value.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        string fraction = value.ToString("ffffff", CultureInfo.InvariantCulture).TrimEnd('0');
        return fraction.Length == 0 ? seconds + "Z" : $"{seconds}.{fraction}Z";
    }
}
