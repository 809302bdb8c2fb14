using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>
/// The entries of <c>edges</c> or <c>nodes</c> of one or more pages, in the order in which they were read.
/// </summary>
internal sealed class PageSection(CompiledPart part) : IDisposable
{
    private readonly ResultWriter _entries = new(16 * 1024);
    private readonly List<int> _starts = [];

    public void Add(in RowContext row, byte[]? cursor)
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

    /// <summary>Writes the entries of a page as a list.</summary>
    public void Write(ConnectionPage page, bool isReversed, ResultWriter writer)
    {
        writer.WriteStartArray();
        int first = page.FirstEntry;
        int last = first + page.Count - 1;
        if (!isReversed && page.Count > 0)
        {
            writer.WriteRaw(_entries.Written.Span[_starts[first]..EndOf(last)]);
        }

        for (int i = isReversed ? last : -1; i >= first; i--)
        {
            writer.WriteRaw(_entries.Written.Span[_starts[i]..EndOf(i)]);
        }

        writer.WriteEndArray();
    }

    public void Dispose() => _entries.Dispose();

    // Between two entries stands a comma.
    private int EndOf(int entry) => entry + 1 < _starts.Count ? _starts[entry + 1] - 1 : _entries.Mark();

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
