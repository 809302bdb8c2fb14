using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Engine.Execution;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>A page on its way: its rows are rendered as they come and put together when all is known.</summary>
internal sealed class ConnectionRun : FetchRun
{
    private readonly PageRenderer _renderer;
    private readonly ConnectionPage _page = new();
    private readonly CountHandler _totalCount = new();
    private readonly BooleanHandler _hasRowsUpToAfter = new();
    private readonly BooleanHandler _hasRowsFromBefore = new();

    public ConnectionRun(CompiledConnection connection, PageRequest request, CursorCodec cursors)
    {
        var columns = new SelectedExpressions(connection.Rows.Columns);
        int[] keys = connection.HasCursors
            ? [.. request.Order.Columns.Select(column => columns.Ordinal(column.Expression))]
            : [];
        SelectList = string.Join(", ", columns.All);
        _renderer = Own(new PageRenderer(connection, request, cursors, keys));
    }

    /// <summary>The columns of the rows, with those that cursors are made of.</summary>
    public string SelectList { get; }

    public ResultHandler TotalCount => _totalCount;

    public ResultHandler HasRowsUpToAfter => _hasRowsUpToAfter;

    public ResultHandler HasRowsFromBefore => _hasRowsFromBefore;

    /// <summary>The reader of the page's statement.</summary>
    public ResultHandler Page(ChildLists[] lists) => new PageHandler(this, lists);

    public override FetchedValue Complete()
    {
        _page.TotalCount = _totalCount.Count;
        _page.HasRowsUpToAfter = _hasRowsUpToAfter.Value;
        _page.HasRowsFromBefore = _hasRowsFromBefore.Value;
        return new RenderedValue(this, writer =>
        {
            _renderer.Write(_page, writer);
            return true;
        });
    }

    private sealed class PageHandler(ConnectionRun run, ChildLists[] lists) : ResultHandler
    {
        public override async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
        {
            var row = new RowContext(reader, lists, run.Marks);
            bool hasRoom = true;
            while (hasRoom && await reader.ReadAsync(cancellationToken))
            {
                hasRoom = run._renderer.TryAdd(run._page, row);
            }

            run._renderer.End(run._page);
        }
    }
}
