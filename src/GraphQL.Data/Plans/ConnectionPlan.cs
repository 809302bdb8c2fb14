using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Fields;
using GraphTenancy.GraphQL.Data.Paging;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Data.Plans;

/// <summary>
/// Reads a page by its keys. One row more than the page tells whether there is a next one; whether rows stand on the
/// other side of a cursor is asked only when the client wants to know.
/// </summary>
internal sealed class ConnectionPlan : DescribedPlan
{
    private readonly PagingSettings _paging;
    private readonly CompiledCache<CompiledConnection> _compiled;

    public ConnectionPlan(PlannedField field, DataFieldSettings settings, PagingSettings paging, DataServices services)
        : base(settings, services)
    {
        _paging = paging;
        var reader = new SelectionReader();
        IReadOnlyList<SelectedPart> selected = SelectedPart.ReadAll(field, Table, reader);
        HasComputed = reader.HasComputed;
        _compiled = new(reader.Conditions, active => CompiledConnection.Compile(Table, selected, active));
    }

    protected override FetchRun Prepare(object description, FetchRequest request, Guid tenantId)
    {
        var rows = (IRowsDescription)description;
        CompiledConnection connection = _compiled.Get(request.Variables);
        PageRequest page = PageRequest.Read(
            request.Context.Arguments, Settings, _paging, OrderingOf(rows, request), tenantId, Services.Cursors);
        RowConditions conditions = ConditionsOf(rows, request);
        var run = new ConnectionRun(connection, page, Services.Cursors);
        if (connection.NeedsRows)
        {
            AddSides(run, connection, conditions, page);
        }

        if (connection.HasTotalCount)
        {
            run.Add(Count(conditions), run.TotalCount);
        }

        if (connection.NeedsRows)
        {
            AddPage(run, connection, conditions, page, ScopeOf(request, tenantId));
        }

        return run;
    }

    private void AddSides(
        ConnectionRun run, CompiledConnection connection, RowConditions conditions, PageRequest page)
    {
        if (page.AsksUpToAfter(connection))
        {
            run.Add(Exists(conditions, page.Bounds.WriteUpToAfter), run.HasRowsUpToAfter);
        }

        if (page.AsksFromBefore(connection))
        {
            run.Add(Exists(conditions, page.Bounds.WriteFromBefore), run.HasRowsFromBefore);
        }
    }

    private void AddPage(
        ConnectionRun run, CompiledConnection connection, RowConditions conditions, PageRequest page, LevelScope scope)
    {
        var tail = new SqlText();
        conditions.WriteWhere(tail, page.Bounds.IsAfter, page.Bounds.IsBefore);
        string order = $" order by {page.ReadOrder}";
        tail.Append(order);
        int size = page.Arguments.Size;
        // The lists below are read for the page, without its extra row.
        ChildLists[] lists = ListLevels.Add(
            run, scope, new ParentRows(connection.Rows, tail.ToString() + SqlText.Limit(size), tail.Values)
            {
                IsLimited = true,
            });
        string rows = connection.Rows.First(tail + SqlText.Limit(page.AsksForMore(connection) ? size + 1 : size), order);
        SqlText sql = new SqlText(tail.Values).Append("select ").Append(run.SelectList).Append(" from ").Append(rows);
        run.Add(sql.ToStatement(), run.Page(lists));
    }
}
