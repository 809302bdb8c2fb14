using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Writes the mark of a field that code computes.</summary>
/// <param name="field">The field.</param>
/// <param name="needs">The indices of the columns that its code needs, as <see cref="ParentReader"/> has them.</param>
internal sealed class ComputedWriter(PlannedField field, IReadOnlyList<int> needs) : FieldWriter(field)
{
    public override void WriteValue(in RowContext row, ResultWriter writer) =>
        throw new InvalidOperationException("A computed field is written by a mark.");

    /// <summary>Writes the mark of the parent, or why the code cannot have it.</summary>
    public void WriteMark(ParentRow parent, ResultWriter writer, FetchMarks marks)
    {
        foreach (int column in needs)
        {
            if (parent.FailureOf(column) is { } failure)
            {
                marks.WriteFailure(writer, failure);
                return;
            }
        }

        FetchMarks.WriteParent(writer, parent.Mark);
    }
}
