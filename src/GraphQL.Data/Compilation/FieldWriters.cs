using System.Text;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Writes one selected field of a row.</summary>
internal abstract class FieldWriter(PlannedField field)
{
    public byte[] Property { get; } = field.PropertyUtf8;

    public abstract void WriteValue(in RowContext row, ResultWriter writer);

    /// <summary>Writes null where the schema allows it.</summary>
    protected void WriteNull(ResultWriter writer)
    {
        if (field.Definition.Type.IsNonNull)
        {
            throw new GraphQLException(
                $"Cannot return null for non-nullable field {field.ParentType.Name}.{field.Definition.Name}.",
                ErrorCodes.NonNullViolation);
        }

        writer.WriteNull();
    }
}

internal sealed class ColumnWriter(PlannedField field, int ordinal, ColumnDecoder decode) : FieldWriter(field)
{
    public override void WriteValue(in RowContext row, ResultWriter writer)
    {
        if (row.Reader.IsDBNull(ordinal))
        {
            WriteNull(writer);
        }
        else
        {
            decode(row.Reader, ordinal, writer);
        }
    }
}

internal sealed class ArrayWriter(PlannedField field, int ordinal, ArrayDecoder decode) : FieldWriter(field)
{
    public override void WriteValue(in RowContext row, ResultWriter writer)
    {
        if (row.Reader.IsDBNull(ordinal))
        {
            WriteNull(writer);
        }
        else
        {
            decode(row.Reader, ordinal, writer, row.Marks);
        }
    }
}

internal sealed class TypeNameWriter(PlannedField field, string typeName) : FieldWriter(field)
{
    private readonly byte[] _json = Encoding.UTF8.GetBytes($"\"{typeName}\"");

    public override void WriteValue(in RowContext row, ResultWriter writer) => writer.WriteRaw(_json);
}

/// <summary>Writes a joined row; it is null when the join found none.</summary>
internal sealed class ToOneWriter(PlannedField field, int keyOrdinal, RowWriter target) : FieldWriter(field)
{
    public override void WriteValue(in RowContext row, ResultWriter writer)
    {
        if (row.Reader.IsDBNull(keyOrdinal))
        {
            WriteNull(writer);
        }
        else
        {
            target.Write(row, writer);
        }
    }
}

/// <summary>Writes a list that was read before its parent.</summary>
internal sealed class ToManyWriter(PlannedField field, int level, int tenantOrdinal, int keyOrdinal)
    : FieldWriter(field)
{
    public override void WriteValue(in RowContext row, ResultWriter writer)
    {
        var key = RowKey.Read(row.Reader, tenantOrdinal, keyOrdinal);
        row.Children[level].Write(key, writer);
    }
}
