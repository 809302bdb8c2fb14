using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Writes the selected fields of a row as an object.</summary>
internal sealed class RowWriter(IReadOnlyList<FieldWriter> fields)
{
    private readonly FieldWriter[] _fields = [.. fields];

    public void Write(in RowContext row, ResultWriter writer)
    {
        writer.WriteStartObject();
        foreach (FieldWriter field in _fields)
        {
            writer.WriteProperty(field.Property);
            field.WriteValue(row, writer);
        }

        writer.WriteEndObject();
    }
}
