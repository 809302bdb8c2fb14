namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>A record made of a row for the code that computes its fields.</summary>
/// <param name="mark">The number of the record among the marks of the fetch.</param>
/// <param name="failures">By column, why the record does not have it; null: it has them all.</param>
internal sealed class ParentRow(int mark, Exception?[]? failures)
{
    public int Mark { get; } = mark;

    public Exception? FailureOf(int column) => failures?[column];
}
