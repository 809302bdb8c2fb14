using System.Text;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Writes an array of the reader's row, which is not null, as a list.</summary>
/// <remarks>A null among elements that may not be null is noted in the marks; without them it is thrown.</remarks>
internal delegate void ArrayDecoder(NpgsqlDataReader reader, int ordinal, ResultWriter writer, FetchMarks? marks);

/// <summary>
/// The decoders of array columns. Elements are never boxed; one array of values is made for each array that is read.
/// </summary>
internal static class ArrayDecoders
{
    private delegate void ElementWriter<in T>(T value, ResultWriter writer);

    public static ArrayDecoder For(ColumnMapping column, ColumnType element, GraphQLType fieldType)
    {
        Action<ResultWriter, FetchMarks?> writeNull = NullWriter(column, fieldType);
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

    private static ArrayDecoder NodeIds(string type, Action<ResultWriter, FetchMarks?> writeNull)
    {
        byte[] prefix = Encoding.UTF8.GetBytes($"{type}:");
        return Values<Guid>((value, writer) => GlobalId.Write(writer, prefix, value), writeNull);
    }

    private static ArrayDecoder Values<T>(ElementWriter<T> write, Action<ResultWriter, FetchMarks?> writeNull)
        where T : struct => (reader, ordinal, writer, marks) =>
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
                writeNull(writer, marks);
            }
        }

        writer.WriteEndArray();
    };

    private static ArrayDecoder Texts(ElementWriter<string> write, Action<ResultWriter, FetchMarks?> writeNull) =>
        (reader, ordinal, writer, marks) =>
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
                    writeNull(writer, marks);
                }
            }

            writer.WriteEndArray();
        };

    // The catalog does not know whether an array holds nulls, so a row can contradict the schema.
    private static Action<ResultWriter, FetchMarks?> NullWriter(ColumnMapping column, GraphQLType fieldType)
    {
        GraphQLType type = fieldType is NonNullType nonNull ? nonNull.NullableType : fieldType;
        if (type is ListType { ItemType.IsNonNull: false })
        {
            return static (writer, _) => writer.WriteNull();
        }

        string field = $"{GraphQLMemberName.OfType(column.Property.ReflectedType!)}.{column.FieldName}";
        return (writer, marks) =>
        {
            var failure = new GraphQLException(
                $"Cannot return null for non-nullable field {field}.", ErrorCodes.NonNullViolation);
            if (marks is null)
            {
                throw failure;
            }

            marks.WriteFailure(writer, failure);
        };
    }
}
