using GraphTenancy.GraphQL.Data.Mapping;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// Makes records of rows with the columns that code needs and no others: what else is selected is never seen there.
/// </summary>
/// <param name="records">The record itself, then those of to-one relations, each behind the one that refers to it.
/// </param>
/// <param name="columns">The columns.</param>
internal sealed class ParentReader(IReadOnlyList<ParentRecord> records, IReadOnlyList<ParentColumn> columns)
{
    private readonly ParentRecord[] _records = [.. records];
    private readonly ParentColumn[] _columns = [.. columns];

    /// <summary>Makes the record of the row on which the reader stands.</summary>
    public ParentRow Read(NpgsqlDataReader reader)
    {
        var made = new object?[_records.Length];
        for (int i = 0; i < made.Length; i++)
        {
            made[i] = Make(_records[i], made, reader);
        }

        Exception?[]? failures = null;
        for (int i = 0; i < _columns.Length; i++)
        {
            if (TryRead(_columns[i], made[_columns[i].Record], reader) is { } failure)
            {
                failures ??= new Exception?[_columns.Length];
                failures[i] = failure;
            }
        }

        // The first one is no relation's and always made.
        return new ParentRow(made[0]!, failures);
    }

    private static object? Make(ParentRecord record, object?[] made, NpgsqlDataReader reader)
    {
        if (record.Relation is not { } relation)
        {
            return RecordCompiler.Create(record.Table.Type);
        }

        if (made[record.Owner] is not { } owner || reader.IsDBNull(record.KeyOrdinal))
        {
            return null;
        }

        object target = RecordCompiler.Create(record.Table.Type);
        RecordCompiler.RelationSetter(relation)(owner, target);
        return target;
    }

    private static Exception? TryRead(ParentColumn column, object? record, NpgsqlDataReader reader)
    {
        try
        {
            if (record is null)
            {
                return column.IsRequired ? Missing(column) : null;
            }

            if (!reader.IsDBNull(column.Ordinal))
            {
                column.Set(record, reader, column.Ordinal);
                return null;
            }

            return column.Column.IsNullable ? null : Missing(column);
        }
        catch (Exception failure) when (failure is not (NpgsqlException or IOException or OperationCanceledException))
        {
            return failure;
        }
    }

    private static InvalidOperationException Missing(ParentColumn column) => new(
        $"The column {column.Column.Column} is null, and {column.Column.Property.DeclaringType?.Name}."
        + $"{column.Column.Property.Name} is not nullable.");
}

/// <summary>A record to make.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Relation">The relation that refers to it; null for the row itself.</param>
/// <param name="Owner">The index of the record that refers to it.</param>
/// <param name="KeyOrdinal">The ordinal of its key, which is null where there is no such row.</param>
internal sealed record ParentRecord(TableMapping Table, RelationMapping? Relation, int Owner, int KeyOrdinal);

/// <summary>A column to read.</summary>
/// <param name="Column">The column.</param>
/// <param name="Record">The index of its record.</param>
/// <param name="IsRequired">Whether it is an error when there is no such record.</param>
/// <param name="Ordinal">Its ordinal.</param>
/// <param name="Set">Reads it into the record.</param>
internal sealed record ParentColumn(ColumnMapping Column, int Record, bool IsRequired, int Ordinal, ColumnSetter Set);
