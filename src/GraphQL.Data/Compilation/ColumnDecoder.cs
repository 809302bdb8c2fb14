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
    private const string DateTimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static ColumnDecoder For(ColumnMapping column, GraphQLType fieldType) => column.Type switch
    {
        UuidColumn when column.NodeTypeName is { } type && fieldType.Named.Name == "ID" => NodeId(type),
        UuidColumn => static (reader, ordinal, writer) => writer.WriteString(reader.GetGuid(ordinal)),
        TextColumn => static (reader, ordinal, writer) => writer.WriteString(reader.GetString(ordinal)),
        Int16Column => static (reader, ordinal, writer) => writer.WriteNumber((long)reader.GetInt16(ordinal)),
        Int32Column => static (reader, ordinal, writer) => writer.WriteNumber((long)reader.GetInt32(ordinal)),
        Int64Column => static (reader, ordinal, writer) => writer.WriteNumber(reader.GetInt64(ordinal)),
        DoubleColumn => static (reader, ordinal, writer) => writer.WriteNumber(reader.GetDouble(ordinal)),
        BooleanColumn => static (reader, ordinal, writer) => writer.WriteBoolean(reader.GetBoolean(ordinal)),
        NumericColumn => static (reader, ordinal, writer) => writer.WriteNumber(reader.GetDecimal(ordinal)),
        MoneyColumn => static (reader, ordinal, writer) => writer.WriteNumber(Money(reader.GetInt64(ordinal))),
        TimestampColumn => static (reader, ordinal, writer) => Write(reader.GetFieldValue<DateTime>(ordinal), writer),
        DateColumn => static (reader, ordinal, writer) => Write(reader.GetFieldValue<DateOnly>(ordinal), writer),
        JsonColumn => WriteJson,
        EnumColumn text => Enum(text.Values),
        ArrayColumn array => ArrayDecoders.For(column, array.Element, fieldType),
        _ => throw new InvalidOperationException($"{column.Type.GetType().Name} has no decoder."),
    };

    /// <summary>Minor units as an amount with two decimals, without any division.</summary>
    public static decimal Money(long minor)
    {
        ulong magnitude = minor < 0 ? (ulong)-(minor + 1) + 1 : (ulong)minor;
        return new decimal((int)magnitude, (int)(magnitude >> 32), 0, minor < 0, scale: 2);
    }

    private static ColumnDecoder NodeId(string type)
    {
        byte[] prefix = Encoding.UTF8.GetBytes($"{type}:");
        return (reader, ordinal, writer) => GlobalId.Write(writer, prefix, reader.GetGuid(ordinal));
    }

    private static ColumnDecoder Enum(EnumText text) =>
        (reader, ordinal, writer) => writer.WriteRaw(text.ToGraphQL(reader.GetString(ordinal)));

    public static void Write(DateTime moment, ResultWriter writer)
    {
        Span<byte> text = stackalloc byte[32];
        moment.TryFormat(text, out int length, DateTimeFormat, CultureInfo.InvariantCulture);
        writer.WriteString(text[..length]);
    }

    public static void Write(DateOnly date, ResultWriter writer)
    {
        Span<byte> text = stackalloc byte[10];
        date.TryFormat(text, out int length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        writer.WriteString(text[..length]);
    }

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
