using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
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
    private readonly ResultWriter[] _groups;
    private readonly ResultWriter _rendered;

    public AggregateRun(CompiledAggregate aggregate)
    {
        _aggregate = aggregate;
        _groups = [.. aggregate.Groupings.Select(_ => Own(new ResultWriter()))];
        _rendered = Own(new ResultWriter());
        Totals = new TotalsHandler(this);
    }

    /// <summary>The reader of the row of totals.</summary>
    public ResultHandler Totals { get; }

    /// <summary>The reader of the groups of a grouping.</summary>
    public ResultHandler Groups(int grouping, RowWriter writer, ChildLists[] lists) =>
        new RowsHandler(writer, _groups[grouping], lists, limit: int.MaxValue);

    public override FetchedValue Complete()
    {
        if (_aggregate.Columns.Count == 0)
        {
            // No writer reads a column: none is selected.
            Render(new RowContext(null!, []));
        }

        return new RenderedValue(this, writer =>
        {
            writer.WriteRaw(_rendered.Written.Span);
            return true;
        });
    }

    private void Render(in RowContext totals)
    {
        int grouping = 0;
        _rendered.WriteStartObject();
        foreach (AggregatePart part in _aggregate.Parts)
        {
            _rendered.WriteProperty(part.Property);
            if (part.Value is { } value)
            {
                value.WriteValue(totals, _rendered);
            }
            else
            {
                WriteGroups(_groups[grouping++]);
            }
        }

        _rendered.WriteEndObject();
    }

    private void WriteGroups(ResultWriter groups)
    {
        _rendered.WriteStartArray();
        if (groups.Mark() > 0)
        {
            _rendered.WriteRaw(groups.Written.Span);
        }

        _rendered.WriteEndArray();
    }

    private sealed class TotalsHandler(AggregateRun run) : ResultHandler
    {
        public override async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
        {
            // Without groups there is always one row.
            await reader.ReadAsync(cancellationToken);
            run.Render(new RowContext(reader, []));
        }
    }
}
