using GraphTenancy.GraphQL.Engine.Execution;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Writes the selected fields of a row as an object.</summary>
/// <param name="fields">The fields.</param>
/// <param name="parent">Makes the parent of the fields that code computes; null: there are none.</param>
/// <param name="abstractTypeName">See <see cref="SelectedObject.AbstractTypeName"/>.</param>
internal sealed class RowWriter(
    IReadOnlyList<FieldWriter> fields, ParentReader? parent = null, string? abstractTypeName = null)
{
    private readonly FieldWriter[] _fields = [.. fields];

    public void Write(in RowContext row, ResultWriter writer)
    {
        if (row.Marks is { } marks)
        {
            WriteMarked(row, writer, marks);
            return;
        }

        writer.WriteStartObject();
        foreach (FieldWriter field in _fields)
        {
            writer.WriteProperty(field.Property);
            field.WriteValue(row, writer);
        }

        writer.WriteEndObject();
    }

    private void WriteMarked(in RowContext row, ResultWriter writer, FetchMarks marks)
    {
        writer.WriteStartObject();
        if (abstractTypeName is not null)
        {
            marks.WriteType(writer, abstractTypeName);
        }

        ParentRow? parentRow = parent?.Read(row.Reader);
        foreach (FieldWriter field in _fields)
        {
            writer.WriteProperty(field.Property);
            int mark = writer.Mark();
            try
            {
                if (parentRow is not null && field is ComputedWriter computed)
                {
                    computed.WriteValue(parentRow, writer, marks);
                }
                else
                {
                    field.WriteValue(row, writer);
                }
            }
            catch (Exception failure)
                when (failure is not (NpgsqlException or IOException or OperationCanceledException))
            {
                writer.Rollback(mark);
                marks.WriteFailure(writer, failure);
            }
        }

        writer.WriteEndObject();
    }
}
