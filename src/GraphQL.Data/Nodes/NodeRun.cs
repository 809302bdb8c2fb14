using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Engine.Execution;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Nodes;

/// <summary>Objects by id on their way; what is not found is null.</summary>
internal sealed class NodeRun : FetchRun
{
    private readonly bool _isList;
    private readonly List<(string Type, Guid Key)> _asked = [];
    private readonly Dictionary<(string Type, Guid Key), (int Start, int Length)> _found = [];
    private readonly ResultWriter _rendered;

    public NodeRun(bool isList)
    {
        _isList = isList;
        _rendered = Own(new ResultWriter());
    }

    /// <summary>Notes an id; the answers stand in the order of the ids.</summary>
    public void Ask(string type, Guid key) => _asked.Add((type, key));

    /// <summary>The reader of the rows of a type.</summary>
    public ResultHandler Rows(string type, RowStatement rows, RowWriter writer, ChildLists[] lists) =>
        new NodesHandler(this, type, rows.Columns.Count, writer, lists);

    public override FetchedValue Complete() => new RenderedValue(this, writer =>
    {
        if (!_isList)
        {
            return TryWrite(_asked[0], writer);
        }

        writer.WriteStartArray();
        foreach ((string Type, Guid Key) node in _asked)
        {
            if (!TryWrite(node, writer))
            {
                writer.WriteNull();
            }
        }

        writer.WriteEndArray();
        return true;
    });

    private bool TryWrite((string Type, Guid Key) node, ResultWriter writer)
    {
        if (!_found.TryGetValue(node, out (int Start, int Length) slice))
        {
            return false;
        }

        writer.WriteRaw(_rendered.Written.Span.Slice(slice.Start, slice.Length));
        return true;
    }

    private sealed class NodesHandler(NodeRun run, string type, int keyOrdinal, RowWriter writer, ChildLists[] lists)
        : ResultHandler
    {
        public override async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
        {
            var row = new RowContext(reader, lists, run.Marks);
            while (await reader.ReadAsync(cancellationToken))
            {
                int mark = run._rendered.Mark();
                int start = mark == 0 ? 0 : mark + 1;
                writer.Write(row, run._rendered);
                run._found.TryAdd((type, reader.GetGuid(keyOrdinal)), (start, run._rendered.Mark() - start));
            }
        }
    }
}
