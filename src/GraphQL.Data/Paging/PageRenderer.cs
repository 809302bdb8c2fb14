using System.Buffers;
using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>
/// Renders the rows of a connection's pages as they come, and puts each page together when all is known.
/// </summary>
internal sealed class PageRenderer : IDisposable
{
    private readonly CompiledConnection _connection;
    private readonly PageRequest _request;
    private readonly CursorCodec _cursors;
    private readonly PageSection[] _sections;
    private readonly ArrayBufferWriter<byte> _key = new();
    private readonly int[] _keyOrdinals;
    private int _entries;

    /// <summary>Begins with no page.</summary>
    /// <param name="connection">What is selected.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cursors">Makes the cursors.</param>
    /// <param name="keyOrdinals">Where the columns of the order stand in the rows.</param>
    public PageRenderer(
        CompiledConnection connection, PageRequest request, CursorCodec cursors, int[] keyOrdinals)
    {
        _connection = connection;
        _request = request;
        _cursors = cursors;
        _sections = [.. connection.Sections.Select(static part => new PageSection(part))];
        _keyOrdinals = keyOrdinals;
    }

    /// <summary>Adds a row to a page, which is the one that was begun last; notes the extra row.</summary>
    /// <returns>Whether the page had room for the row.</returns>
    public bool TryAdd(ConnectionPage page, in RowContext row)
    {
        if (page.Count == _request.Arguments.Size)
        {
            page.HasExtraRow = true;
            return false;
        }

        if (page.Count == 0)
        {
            page.FirstEntry = _entries;
        }

        byte[]? cursor = ReadKey(page, row);
        foreach (PageSection section in _sections)
        {
            section.Add(row, cursor);
        }

        _entries++;
        page.Count++;
        return true;
    }

    /// <summary>Ends the page whose rows were added last.</summary>
    public void End(ConnectionPage page)
    {
        if (page.Count > 0 && _connection.HasEndCursors)
        {
            page.LastReadKey = _key.WrittenSpan.ToArray();
        }
    }

    /// <summary>Writes a page as the object that was selected.</summary>
    public void Write(ConnectionPage page, ResultWriter writer)
    {
        writer.WriteStartObject();
        foreach (CompiledPart part in _connection.Parts)
        {
            writer.WriteProperty(part.Property);
            switch (part.Part)
            {
                case ConnectionPart.PageInfo:
                    WritePageInfo(part, page, writer);
                    break;
                case ConnectionPart.TotalCount:
                    writer.WriteNumber(page.TotalCount);
                    break;
                case ConnectionPart.TypeName:
                    writer.WriteRaw(part.TypeName);
                    break;
                default:
                    // Edges and nodes, which have a section each.
                    _sections[part.SectionIndex!.Value].Write(page, _request.Arguments.IsBackward, writer);
                    break;
            }
        }

        writer.WriteEndObject();
    }

    public void Dispose()
    {
        foreach (PageSection section in _sections)
        {
            section.Dispose();
        }
    }

    private byte[]? ReadKey(ConnectionPage page, in RowContext row)
    {
        if (!_connection.HasCursors)
        {
            return null;
        }

        _key.ResetWrittenCount();
        if (page.Parent is { } parent)
        {
            CursorCodec.WriteParent(_key, parent);
        }

        CursorCodec.WriteKey(_key, _request.Order, _keyOrdinals, row.Reader);
        page.FirstReadKey ??= _key.WrittenSpan.ToArray();
        return _connection.HasEdgeCursors ? _cursors.Encode(_request.Scope.Bytes, _key.WrittenSpan) : null;
    }

    private void WritePageInfo(CompiledPart pageInfo, ConnectionPage page, ResultWriter writer)
    {
        bool isBackward = _request.Arguments.IsBackward;
        writer.WriteStartObject();
        foreach (CompiledPart part in pageInfo.Fields)
        {
            writer.WriteProperty(part.Property);
            switch (part.Part)
            {
                case ConnectionPart.HasNextPage:
                    writer.WriteBoolean(page.HasRowsFromBefore || (!isBackward && page.HasExtraRow));
                    break;
                case ConnectionPart.HasPreviousPage:
                    writer.WriteBoolean(page.HasRowsUpToAfter || (isBackward && page.HasExtraRow));
                    break;
                case ConnectionPart.StartCursor:
                    WriteCursor(isBackward ? page.LastReadKey : page.FirstReadKey, writer);
                    break;
                case ConnectionPart.EndCursor:
                    WriteCursor(isBackward ? page.FirstReadKey : page.LastReadKey, writer);
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
            writer.WriteString(_cursors.Encode(_request.Scope.Bytes, key));
        }
    }
}
