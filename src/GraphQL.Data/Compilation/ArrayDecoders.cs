using System.Text;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// The decoders of array columns. Elements are never boxed; one array of values is made for each array that is read.
/// </summary>
internal static class ArrayDecoders
{
    private delegate void ElementWriter<in T>(T value, ResultWriter writer);

    public static ColumnDecoder For(ColumnMapping column, ColumnType element, GraphQLType fieldType)
    {
        Action<ResultWriter> writeNull = NullWriter(column, fieldType);
        return element switch
        {
            UuidColumn when column.NodeTypeName is { } type && fieldType.Named.Name == "ID" => NodeIds(type, writeNull),
            UuidColumn => Values<Guid>(static (value, writer) => writer.WriteString(value), writeNull),
            TextColumn => Texts(static (value, writer) => writer.WriteString(value), writeNull),
            Int16Column => Values<short>(static (value, writer) => writer.WriteNumber((long)value), writeNull),
            Int32Column => Values<int>(static (value, writer) => writer.WriteNumber((long)value), writeNull),
            Int64Column => Values<long>(static (value, writer) => writer.WriteNumber(value), writeNull),
            DoubleColumn => Values<double>(static (value, writer) => writer.WriteNumber(value), writeNull),
            BooleanColumn => Values<bool>(static (value, writer) => writer.WriteBoolean(value), writeNull),
            NumericColumn => Values<decimal>(static (value, writer) => writer.WriteNumber(value), writeNull),
            TimestampColumn => Values<DateTime>(ColumnDecoders.Write, writeNull),
            DateColumn => Values<DateOnly>(ColumnDecoders.Write, writeNull),
            EnumColumn text => Texts((value, writer) => writer.WriteRaw(text.Values.ToGraphQL(value)), writeNull),
            _ => throw new InvalidOperationException($"{element.GetType().Name} has no decoder in arrays."),
        };
    }

    private static ColumnDecoder NodeIds(string type, Action<ResultWriter> writeNull)
    {
        byte[] prefix = Encoding.UTF8.GetBytes($"{type}:");
        return Values<Guid>((value, writer) => GlobalId.Write(writer, prefix, value), writeNull);
    }

    private static ColumnDecoder Values<T>(ElementWriter<T> write, Action<ResultWriter> writeNull)
        where T : struct => (reader, ordinal, writer) =>
    {
        writer.WriteStartArray();
        foreach (T? value in reader.GetFieldValue<T?[]>(ordinal))
        {
            if (value is { } present)
            {
                write(present, writer);
            }
            else
            {
                writeNull(writer);
            }
        }

        writer.WriteEndArray();
    };

    private static ColumnDecoder Texts(ElementWriter<string> write, Action<ResultWriter> writeNull) =>
        (reader, ordinal, writer) =>
        {
            writer.WriteStartArray();
            foreach (string? value in reader.GetFieldValue<string?[]>(ordinal))
            {
                if (value is not null)
                {
                    write(value, writer);
                }
                else
                {
                    writeNull(writer);
                }
            }

            writer.WriteEndArray();
        };

    // The catalog does not know whether an array holds nulls, so a row can contradict the schema.
    private static Action<ResultWriter> NullWriter(ColumnMapping column, GraphQLType fieldType)
    {
        GraphQLType type = fieldType is NonNullType nonNull ? nonNull.NullableType : fieldType;
        if (type is ListType { ItemType.IsNonNull: false })
        {
            return static writer => writer.WriteNull();
        }

        string field = $"{GraphQLMemberName.OfType(column.Property.ReflectedType!)}.{column.FieldName}";
        return _ => throw new GraphQLException(
            $"Cannot return null for non-nullable field {field}.", ErrorCodes.NonNullViolation);
    }
}
