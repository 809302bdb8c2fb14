using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>The pages of a connection below rows, one for each parent.</summary>
internal sealed class ChildPages(PageLevel level, PageRequest request, CursorCodec cursors) : ChildLists
{
    // Behind the columns of the row stand the parent's tenant and key.
    private readonly int _parentOrdinal = level.Rows.Columns.Count;
    private readonly PageRenderer _renderer =
        new(level.Connection, request, cursors, KeyOrdinals(level, request));

    private readonly Dictionary<RowKey, ConnectionPage> _pages = [];

    // And behind these the columns of the order.
    private static int[] KeyOrdinals(PageLevel level, PageRequest request) =>
        [.. Enumerable.Range(level.Rows.Columns.Count + 2, request.Order.Columns.Length)];

    /// <summary>The reader of the counts.</summary>
    public ResultHandler TotalCounts => new FactHandler(
        this, static (page, reader, ordinal) => page.TotalCount = reader.GetInt64(ordinal));

    /// <summary>The reader of whether rows stand up to <c>after</c>.</summary>
    public ResultHandler HasRowsUpToAfter => new FactHandler(
        this, static (page, reader, ordinal) => page.HasRowsUpToAfter = reader.GetBoolean(ordinal));

    /// <summary>The reader of whether rows stand from <c>before</c>.</summary>
    public ResultHandler HasRowsFromBefore => new FactHandler(
        this, static (page, reader, ordinal) => page.HasRowsFromBefore = reader.GetBoolean(ordinal));

    /// <summary>The reader of the rows.</summary>
    public ResultHandler Rows(ChildLists[] below) => new RowsHandler(this, below);

    /// <summary>Writes the page of a parent, empty when it has no rows.</summary>
    /// <exception cref="GraphQLException">The cursors are those of another parent.</exception>
    public override void Write(RowKey parent, ResultWriter target)
    {
        if (request.Parent is { } owner && owner != parent)
        {
            throw new GraphQLException(
                $"The cursor belongs to the list of another {level.ParentTable.Type.Name}: a cursor goes on with the "
                + "list of the one object that it came from. Ask for that object alone.",
                DataErrorCodes.CursorInvalid);
        }

        _renderer.Write(PageOf(parent), target);
    }

    public override void Dispose() => _renderer.Dispose();

    private ConnectionPage PageOf(RowKey parent)
    {
        if (!_pages.TryGetValue(parent, out ConnectionPage? page))
        {
            page = new ConnectionPage { Parent = parent };
            _pages.Add(parent, page);
        }

        return page;
    }

    private static RowKey ParentOf(NpgsqlDataReader reader, int ordinal) =>
        new(reader.GetGuid(ordinal), reader.GetGuid(ordinal + 1));

    private sealed class RowsHandler(ChildPages pages, ChildLists[] below) : ResultHandler
    {
        public override async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
        {
            var row = new RowContext(reader, below, Run?.Marks);
            ConnectionPage? current = null;
            while (await reader.ReadAsync(cancellationToken))
            {
                RowKey parent = ParentOf(reader, pages._parentOrdinal);
                if (current?.Parent != parent)
                {
                    End(current);
                    current = pages.PageOf(parent);
                }

                pages._renderer.TryAdd(current, row);
            }

            End(current);
        }

        private void End(ConnectionPage? page)
        {
            if (page is not null)
            {
                pages._renderer.End(page);
            }
        }
    }

    /// <summary>Reads one fact of each page: tenant, key, value.</summary>
    private sealed class FactHandler(ChildPages pages, Action<ConnectionPage, NpgsqlDataReader, int> set)
        : ResultHandler
    {
        public override async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                set(pages.PageOf(ParentOf(reader, 0)), reader, 2);
            }
        }
    }
}
