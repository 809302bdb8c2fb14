using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Plans;

/// <summary>Reads a list without paging.</summary>
internal sealed class ListPlan : DescribedPlan
{
    private readonly CompiledCache<(RowStatement Rows, RowWriter Writer)> _compiled;

    public ListPlan(PlannedField field, DataFieldSettings settings, DataServices services)
        : base(settings, services)
    {
        var reader = new SelectionReader();
        SelectedObject selected = reader.Read(field, Table);
        HasComputed = reader.HasComputed;
        _compiled = new(reader.Conditions, active => RowPlan.Compile(selected, active));
    }

    protected override FetchRun Prepare(object description, FetchRequest request, Guid tenantId)
    {
        var described = (IRowsDescription)description;
        (RowStatement rows, RowWriter writer) = _compiled.Get(request.Variables);
        var tail = new SqlText();
        ConditionsOf(described, request).WriteWhere(tail);
        // Without a limit no order decides which rows are parents of the lists below.
        string? parents = described.Limit is null ? tail.ToString() : null;
        string order = $" order by {OrderingOf(described, request)}";
        tail.Append(order);
        if (described.Limit is { } limit)
        {
            tail.Append(SqlText.Limit(limit));
        }

        var run = new ListRun();
        ChildLists[] lists = ListLevels.Add(
            run, ScopeOf(request, tenantId), new ParentRows(rows, parents ?? tail.ToString(), tail.Values)
            {
                IsLimited = described.Limit is not null,
            });
        run.Add(
            described.Limit is null ? rows.Select(tail) : rows.SelectFirst(tail, order),
            new RowsHandler(writer, run.Rendered, lists, limit: int.MaxValue));
        return run;
    }

    private sealed class ListRun : FetchRun
    {
        public ListRun() => Rendered = Own(new ResultWriter());

        public ResultWriter Rendered { get; }

        public override FetchedValue Complete() => new RenderedValue(this, writer =>
        {
            writer.WriteStartArray();
            if (Rendered.Mark() > 0)
            {
                writer.WriteRaw(Rendered.Written.Span);
            }

            writer.WriteEndArray();
            return true;
        });
    }
}
