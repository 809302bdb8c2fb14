using System.Globalization;
using GraphTenancy.Oracle.Tests.Reference;
using GraphTenancy.Oracle.Tests.World;

namespace GraphTenancy.Oracle.Tests.Documents;

/// <summary>Values for arguments: mostly such as rows have, of this tenant and of others, so that filters hit.</summary>
internal sealed class Samples(IReadOnlyList<TenantView> views)
{
    /// <summary>A value for an operation on a column.</summary>
    public Literal Value(Random random, Column column, string table, string operation)
    {
        object? value = Of(random, table, column.Name);
        return column.Kind switch
        {
            ColumnKind.Text when operation.Contains("contains") || operation.Contains("With") =>
                Literal.Text(Piece(random, value as string)),
            ColumnKind.Text => Literal.Text(value as string ?? Pick(random, RandomRows.Texts)),
            ColumnKind.Number => Literal.Plain($"{Convert.ToInt32(value) + random.Next(-1, 2)}"),
            ColumnKind.Money => Literal.Plain(Money(random, Convert.ToInt64(value))),
            ColumnKind.Moment => Literal.Text(Moment(random, value as DateTime? ?? DateTime.UnixEpoch)),
            _ => Literal.Text($"{value as Guid? ?? Guid.Empty}"),
        };
    }

    /// <summary>A global id: of this type mostly, of this tenant or another one, or of nothing.</summary>
    public Literal Id(Random random, string type)
    {
        if (random.Next(40) == 0)
        {
            // Refused: no id, or an id of something else.
            return Literal.Text(Pick(random, ["garbage", "", Column.EncodeId("Product", Guid.Empty), Column.EncodeId("Event", Guid.Empty)]));
        }

        RecordType record = Records.All[type];
        object? key = random.Next(10) == 0 ? Guid.Empty : Of(random, record.Table, record.Key.Name);
        return Literal.Text(Column.EncodeId(type, key as Guid? ?? Guid.Empty));
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private object? Of(Random random, string table, string column)
    {
        IReadOnlyList<Row> rows = Pick(random, views)[table];
        return rows.Count == 0 ? null : Pick(random, rows)[column];
    }

    private static string Piece(Random random, string? text)
    {
        if (string.IsNullOrEmpty(text) || random.Next(3) == 0)
        {
            return Pick(random, ["%", "_", "\\", "", "n", "a_b", "Ä", "\\%", "'", "日"]);
        }

        int[] starts = StringInfo.ParseCombiningCharacters(text);
        int start = Pick(random, starts);
        int end = random.Next(2) == 0 ? text.Length : Pick(random, [.. starts.Where(at => at >= start), text.Length]);
        return text[start..end];
    }

    private static string Money(Random random, long minor) => random.Next(6) switch
    {
        0 => ((minor / 100m) + 0.005m).ToString(CultureInfo.InvariantCulture),
        1 => (minor / 100m).ToString("F4", CultureInfo.InvariantCulture),
        2 => "1e20",
        3 => "-0.01",
        _ => (minor / 100m).ToString(CultureInfo.InvariantCulture),
    };

    private static string Moment(Random random, DateTime value) => random.Next(20) switch
    {
        4 => "0001-01-01T00:00:00Z",
        5 => "9999-12-31T23:59:59.9999999Z",
        0 => new DateTimeOffset(value).ToOffset(TimeSpan.FromMinutes(330)).ToString("o", CultureInfo.InvariantCulture),
        1 => value.AddMicroseconds(1).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        2 => value.AddTicks(random.Next(-3, 4)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        _ => value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
    };
}
