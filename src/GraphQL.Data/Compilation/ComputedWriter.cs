using System.Diagnostics.CodeAnalysis;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// Writes a field that code computes: at once where the code is a pure computation of a leaf, else as a mark, and the
/// engine calls the code when the rows are read.
/// </summary>
/// <param name="field">The field.</param>
/// <param name="needs">The indices of the columns that its code needs, as <see cref="ParentReader"/> has them.</param>
internal sealed class ComputedWriter(PlannedField field, IReadOnlyList<int> needs) : FieldWriter(field)
{
    private readonly DirectFieldWriter? _direct =
        field.Definition is { Resolver: null, Fetcher: null, DirectWriter: { } direct } ? direct : null;

    public override void WriteValue(in RowContext row, ResultWriter writer) =>
        throw new InvalidOperationException("A computed field is written from its parent.");

    /// <summary>Writes the value, the mark of the parent, or why the code cannot have it.</summary>
    public void WriteValue(ParentRow parent, ResultWriter writer, FetchMarks marks)
    {
        if (FailureOf(parent) is { } failure)
        {
            marks.WriteFailure(writer, failure);
        }
        else if (_direct is null)
        {
            FetchMarks.WriteParent(writer, parent.MarkIn(marks));
        }
        else
        {
            Compute(_direct, parent.Record, writer, marks);
        }
    }

    private Exception? FailureOf(ParentRow parent)
    {
        foreach (int column in needs)
        {
            if (parent.FailureOf(column) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    // What the code throws is its own, whatever its type: here it must not be taken for a failure of the connection.
    [SuppressMessage("Design", "CA1031", Justification = "It becomes the field's error, seen by filters and log.")]
    private void Compute(DirectFieldWriter direct, object record, ResultWriter writer, FetchMarks marks)
    {
        int start = writer.Mark();
        try
        {
            if (!direct(record, writer))
            {
                WriteNull(writer);
            }
        }
        catch (Exception failure)
        {
            writer.Rollback(start);
            marks.WriteFailure(writer, failure);
        }
    }
}
