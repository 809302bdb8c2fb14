using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Aggregation;

/// <summary>
/// An aggregate on its way. The groups are read first, each grouping into a buffer; the row of totals comes last, so
/// that the whole object is written while the reader stands on it.
/// </summary>
internal sealed class AggregateRun : FetchRun
{
    private readonly CompiledAggregate _aggregate;
    private readonly ChildLists[] _groups;
    private readonly ResultWriter _rendered;
    private bool _isRefused;

    public AggregateRun(CompiledAggregate aggregate)
    {
        _aggregate = aggregate;
        _groups = new ChildLists[aggregate.Groupings.Count];
        _rendered = Own(new ResultWriter());
        Totals = new TotalsHandler(this);
    }

    /// <summary>The reader of the row of totals.</summary>
    public ResultHandler Totals { get; }

    /// <summary>The reader of the groups of a grouping.</summary>
    public ResultHandler Groups(int grouping, RowWriter writer, ChildLists[] lists)
    {
        RenderedGroups groups = Own(new RenderedGroups());
        _groups[grouping] = groups;
        return new RowsHandler(writer, groups.Writer, lists, limit: int.MaxValue);
    }

    /// <summary>Notes why a grouping has no groups: the error of its field, not of the aggregate.</summary>
    public void Refuse(int grouping, GraphQLException failure)
    {
        _groups[grouping] = new FailedLists(failure);
        _isRefused = true;
    }

    public override FetchedValue Complete()
    {
        if (_aggregate.Columns.Count == 0)
        {
            // No writer reads a column: none is selected.
            Render(null!);
        }

        return new RenderedValue(this, writer =>
        {
            writer.WriteRaw(_rendered.Written.Span);
            return true;
        });
    }

    private void Render(NpgsqlDataReader totals)
    {
        if (_isRefused)
        {
            Marks ??= new FetchMarks();
        }

        _aggregate.Writer.Write(new RowContext(totals, _groups, Marks), _rendered);
    }

    private sealed class TotalsHandler(AggregateRun run) : ResultHandler
    {
        public override async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
        {
            // Without groups there is always one row.
            await reader.ReadAsync(cancellationToken);
            run.Render(reader);
        }
    }
}
