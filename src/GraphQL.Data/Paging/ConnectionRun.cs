using System.Buffers;
using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Sorting;
using GraphTenancy.GraphQL.Engine.Execution;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>A page on its way: its rows are rendered as they come and put together when all is known.</summary>
internal sealed class ConnectionRun : FetchRun
{
    private readonly CompiledConnection _connection;
    private readonly PageArguments _page;
    private readonly RowOrdering _ordering;
    private readonly CursorCodec _cursors;
    private readonly byte[] _scope;
    private readonly Section[] _sections;
    private byte[]? _firstReadKey;
    private byte[]? _lastReadKey;
    private bool _hasExtraRow;

    public ConnectionRun(
        CompiledConnection connection, PageArguments page, RowOrdering ordering, CursorCodec cursors, byte[] scope)
    {
        _connection = connection;
        _page = page;
        _ordering = ordering;
        _cursors = cursors;
        _scope = scope;
        _sections = [.. connection.Sections.Select(_ => Own(new Section()))];
    }

    public CountHandler TotalCount { get; } = new();

    public BooleanHandler HasRowsUpToAfter { get; } = new();

    public BooleanHandler HasRowsFromBefore { get; } = new();

    /// <summary>The reader of the page's statement.</summary>
    public ResultHandler Page(ChildLists[] lists) => new PageHandler(this, lists);

    public override FetchedValue Complete() => new RenderedValue(this, Write);

    private bool Write(ResultWriter writer)
    {
        writer.WriteStartObject();
        foreach (CompiledPart part in _connection.Parts)
        {
            writer.WriteProperty(part.Property);
            switch (part.Part)
            {
                case ConnectionPart.PageInfo:
                    WritePageInfo(part, writer);
                    break;
                case ConnectionPart.TotalCount:
                    writer.WriteNumber(TotalCount.Count);
                    break;
                case ConnectionPart.TypeName:
                    writer.WriteRaw(part.TypeName);
                    break;
                default:
                    // Edges and nodes, which have a section each.
                    _sections[part.SectionIndex!.Value].Write(writer, isReversed: _page.IsBackward);
                    break;
            }
        }

        writer.WriteEndObject();
        return true;
    }

    private void WritePageInfo(CompiledPart pageInfo, ResultWriter writer)
    {
        writer.WriteStartObject();
        foreach (CompiledPart part in pageInfo.Fields)
        {
            writer.WriteProperty(part.Property);
            switch (part.Part)
            {
                case ConnectionPart.HasNextPage:
                    writer.WriteBoolean(HasRowsFromBefore.Value || (!_page.IsBackward && _hasExtraRow));
                    break;
                case ConnectionPart.HasPreviousPage:
                    writer.WriteBoolean(HasRowsUpToAfter.Value || (_page.IsBackward && _hasExtraRow));
                    break;
                case ConnectionPart.StartCursor:
                    WriteCursor(_page.IsBackward ? _lastReadKey : _firstReadKey, writer);
                    break;
                case ConnectionPart.EndCursor:
                    WriteCursor(_page.IsBackward ? _firstReadKey : _lastReadKey, writer);
                    break;
                default:
                    writer.WriteRaw(part.TypeName);
                    break;
            }
        }

        writer.WriteEndObject();
    }

    private void WriteCursor(byte[]? key, ResultWriter writer)
    {
        if (key is null)
        {
            writer.WriteNull();
        }
        else
        {
            writer.WriteString(_cursors.Encode(_scope, key));
        }
    }

    private sealed class PageHandler(ConnectionRun run, ChildLists[] lists) : ResultHandler
    {
        private readonly ArrayBufferWriter<byte> _key = new();
        private readonly int[] _ordinals =
            [.. Enumerable.Range(run._connection.Rows.Columns.Count, run._ordering.Columns.Length)];

        public override async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
        {
            var row = new RowContext(reader, lists);
            int count = 0;
            while (await reader.ReadAsync(cancellationToken))
            {
                if (count++ == run._page.Size)
                {
                    run._hasExtraRow = true;
                    break;
                }

                Render(row);
            }

            if (count > 0 && run._connection.HasEndCursors)
            {
                run._lastReadKey = _key.WrittenSpan.ToArray();
            }
        }

        private void Render(in RowContext row)
        {
            byte[]? cursor = null;
            if (run._connection.HasEdgeCursors || run._connection.HasEndCursors)
            {
                CursorCodec.WriteKey(_key, run._ordering, _ordinals, row.Reader);
                run._firstReadKey ??= _key.WrittenSpan.ToArray();
            }

            if (run._connection.HasEdgeCursors)
            {
                cursor = run._cursors.Encode(run._scope, _key.WrittenSpan);
            }

            for (int i = 0; i < run._sections.Length; i++)
            {
                run._sections[i].Add(run._connection.Sections[i], row, cursor);
            }
        }
    }

    /// <summary>The entries of <c>edges</c> or <c>nodes</c> in the order in which they were read.</summary>
    private sealed class Section : IDisposable
    {
        private readonly ResultWriter _entries = new();
        private readonly List<int> _starts = [];

        public void Add(CompiledPart part, in RowContext row, byte[]? cursor)
        {
            int mark = _entries.Mark();
            _starts.Add(mark == 0 ? 0 : mark + 1);
            if (part.Row is { } nodes)
            {
                nodes.Write(row, _entries);
                return;
            }

            _entries.WriteStartObject();
            foreach (CompiledPart field in part.Fields)
            {
                _entries.WriteProperty(field.Property);
                WriteEdgeField(field, row, cursor);
            }

            _entries.WriteEndObject();
        }

        public void Write(ResultWriter writer, bool isReversed)
        {
            writer.WriteStartArray();
            ReadOnlySpan<byte> all = _entries.Written.Span;
            if (!isReversed && all.Length > 0)
            {
                writer.WriteRaw(all);
            }

            for (int i = isReversed ? _starts.Count - 1 : -1; i >= 0; i--)
            {
                // Between two entries stands a comma.
                int end = i + 1 < _starts.Count ? _starts[i + 1] - 1 : all.Length;
                writer.WriteRaw(all[_starts[i]..end]);
            }

            writer.WriteEndArray();
        }

        public void Dispose() => _entries.Dispose();

        private void WriteEdgeField(CompiledPart field, in RowContext row, byte[]? cursor)
        {
            switch (field.Part)
            {
                case ConnectionPart.Cursor:
                    _entries.WriteString(cursor);
                    break;
                case ConnectionPart.Node:
                    // A node has a row writer: the compiler made it.
                    field.Row!.Write(row, _entries);
                    break;
                default:
                    _entries.WriteRaw(field.TypeName);
                    break;
            }
        }
    }
}
