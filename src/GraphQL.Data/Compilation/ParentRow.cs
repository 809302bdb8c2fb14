using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>A record made of a row for the code that computes its fields.</summary>
/// <param name="record">The record.</param>
/// <param name="failures">By column, why the record does not have it; null: it has them all.</param>
internal sealed class ParentRow(object record, Exception?[]? failures)
{
    private int? _mark;

    public object Record { get; } = record;

    public Exception? FailureOf(int column) => failures?[column];

    /// <summary>The number of the record among the marks of the fetch, where it is kept when first asked for.</summary>
    public int MarkIn(FetchMarks marks) => _mark ??= marks.AddParent(Record);
}
