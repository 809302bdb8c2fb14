using System.Buffers;
using System.Globalization;
using System.Text;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Writes a column of the reader's row, which is not null, as JSON.</summary>
internal delegate void ColumnDecoder(NpgsqlDataReader reader, int ordinal, ResultWriter writer);

/// <summary>The decoders of the column types; they take no way over boxed values.</summary>
internal static class ColumnDecoders
{
    // Of 2025-01-01T00:00:00.0000000Z.
    private const int WithoutFraction = 19;
    private const int WithFraction = 27;

    // PostgreSQL counts microseconds from 2000-01-01: its ticks, and the first and last that DateTime holds.
    private const long Epoch = 630_822_816_000_000_000;
    private const long FirstMicrosecond = -Epoch / TimeSpan.TicksPerMicrosecond;
    private const long LastMicrosecond = (3_155_378_975_999_999_999 - Epoch) / TimeSpan.TicksPerMicrosecond;

    public static ColumnDecoder For(ColumnMapping column, GraphQLType fieldType) => column.Type switch
    {
        UuidColumn when column.NodeTypeName is { } type && fieldType.Named.Name == "ID" => NodeId(type),
        UuidColumn => static (reader, ordinal, writer) => writer.WriteString(ColumnBytes.ReadGuid(reader, ordinal)),
        TextColumn => WriteText,
        Int16Column => static (reader, ordinal, writer) => writer.WriteNumber((long)reader.GetInt16(ordinal)),
        Int32Column => static (reader, ordinal, writer) => writer.WriteNumber((long)reader.GetInt32(ordinal)),
        Int64Column => static (reader, ordinal, writer) => writer.WriteNumber(reader.GetInt64(ordinal)),
        DoubleColumn => static (reader, ordinal, writer) => writer.WriteNumber(reader.GetDouble(ordinal)),
        BooleanColumn => static (reader, ordinal, writer) => writer.WriteBoolean(reader.GetBoolean(ordinal)),
        NumericColumn => static (reader, ordinal, writer) => writer.WriteNumber(reader.GetDecimal(ordinal)),
        MoneyColumn => static (reader, ordinal, writer) => WriteMoney(reader.GetInt64(ordinal), writer),
        TimestampColumn => static (reader, ordinal, writer) => Write(Moment(reader, ordinal), writer),
        DateColumn => static (reader, ordinal, writer) => Write(reader.GetFieldValue<DateOnly>(ordinal), writer),
        JsonColumn => WriteJson,
        EnumColumn text => Enum(text.Values),
        ArrayColumn array => Array(ArrayDecoders.For(column, array.Element, fieldType)),
        _ => throw new InvalidOperationException($"{column.Type.GetType().Name} has no decoder."),
    };

    /// <summary>Minor units as an amount with two decimals, without any division.</summary>
    public static decimal Money(long minor)
    {
        ulong magnitude = Magnitude(minor);
        return new decimal((int)magnitude, (int)(magnitude >> 32), 0, minor < 0, scale: 2);
    }

    private static ColumnDecoder NodeId(string type)
    {
        byte[] prefix = Encoding.UTF8.GetBytes($"{type}:");
        return (reader, ordinal, writer) =>
            GlobalId.Write(writer, prefix, ColumnBytes.ReadGuid(reader, ordinal));
    }

    private static ColumnDecoder Array(ArrayDecoder decode) =>
        (reader, ordinal, writer) => decode(reader, ordinal, writer, null);

    private static ColumnDecoder Enum(EnumText text) => (reader, ordinal, writer) =>
    {
        if (ColumnBytes.TryRead(reader, ordinal, out ReadOnlySpan<byte> bytes))
        {
            writer.WriteRaw(text.ToGraphQL(bytes));
        }
        else
        {
            writer.WriteRaw(text.ToGraphQL(reader.GetString(ordinal)));
        }
    };

    /// <summary>
    /// Reads a moment; the infinities are the ends of <see cref="DateTime"/>. The driver's own reading overflows into
    /// other years beyond 9999 and tells nobody.
    /// </summary>
    /// <exception cref="InvalidCastException">The moment is not in the years 1 to 9999.</exception>
    public static DateTime Moment(NpgsqlDataReader reader, int ordinal) => Moment(reader.GetFieldValue<long>(ordinal));

    /// <inheritdoc cref="Moment(NpgsqlDataReader, int)"/>
    public static DateTime Moment(long microseconds) => microseconds switch
    {
        long.MaxValue => DateTime.MaxValue,
        long.MinValue => DateTime.MinValue,
        > LastMicrosecond or < FirstMicrosecond =>
            throw new InvalidCastException("The moment is outside the years 1 to 9999."),
        _ => new DateTime(Epoch + (microseconds * TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
    };

    /// <summary>Whether the moment lies after the first that <see cref="DateTime"/> has, and before the last.</summary>
    public static bool IsBetweenTheEnds(long microseconds) => microseconds is > FirstMicrosecond and < LastMicrosecond;

    /// <summary>Writes a moment in UTC, with as many digits of the second as it has.</summary>
    public static void Write(DateTime moment, ResultWriter writer)
    {
        Span<byte> text = stackalloc byte[WithFraction + 1];
        moment.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        int length = WithFraction;
        while (text[length - 1] == (byte)'0' && length > WithoutFraction + 1)
        {
            length--;
        }

        length = length == WithoutFraction + 1 ? WithoutFraction : length;
        text[length] = (byte)'Z';
        writer.WriteString(text[..(length + 1)]);
    }

    /// <summary>Writes a date.</summary>
    public static void Write(DateOnly date, ResultWriter writer)
    {
        Span<byte> text = stackalloc byte[10];
        date.TryFormat(text, out int length, "O", CultureInfo.InvariantCulture);
        writer.WriteString(text[..length]);
    }

    private static void WriteText(NpgsqlDataReader reader, int ordinal, ResultWriter writer)
    {
        if (ColumnBytes.TryRead(reader, ordinal, out ReadOnlySpan<byte> bytes))
        {
            writer.WriteString(bytes);
        }
        else
        {
            writer.WriteString(reader.GetString(ordinal));
        }
    }

    /// <summary>
    /// Writes minor units as an amount; without a decimal on the way, which would only be taken apart again.
    /// </summary>
    public static void WriteMoney(long minor, ResultWriter writer)
    {
        Span<byte> text = stackalloc byte[24];
        (ulong units, ulong cents) = Math.DivRem(Magnitude(minor), 100);
        text[0] = (byte)'-';
        int start = minor < 0 ? 1 : 0;
        units.TryFormat(text[start..], out int digits, provider: CultureInfo.InvariantCulture);
        int length = start + digits;
        text[length] = (byte)'.';
        text[length + 1] = (byte)('0' + (cents / 10));
        text[length + 2] = (byte)('0' + (cents % 10));
        writer.WriteRaw(text[..(length + 3)]);
    }

    private static ulong Magnitude(long minor) => minor < 0 ? (ulong)-(minor + 1) + 1 : (ulong)minor;

    private static void WriteJson(NpgsqlDataReader reader, int ordinal, ResultWriter writer)
    {
        using Stream stream = reader.GetStream(ordinal);
        int length = (int)stream.Length;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            stream.ReadExactly(buffer, 0, length);
            // jsonb travels with a version byte, 1, before the text; json does not.
            int start = length > 0 && buffer[0] == 1 ? 1 : 0;
            writer.WriteRaw(buffer.AsSpan(start, length - start));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
