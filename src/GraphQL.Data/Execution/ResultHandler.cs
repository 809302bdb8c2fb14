using GraphTenancy.GraphQL.Data.Compilation;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>Reads the result of one statement to its end.</summary>
internal abstract class ResultHandler
{
    /// <summary>The fetch that it reads for.</summary>
    public FetchRun? Run { get; set; }

    public abstract ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken);
}

/// <summary>Reads a count.</summary>
internal sealed class CountHandler : ResultHandler
{
    public long Count { get; private set; }

    public override async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.ReadAsync(cancellationToken);
        Count = reader.GetInt64(0);
    }
}

/// <summary>Reads a boolean.</summary>
internal sealed class BooleanHandler : ResultHandler
{
    public bool Value { get; private set; }

    public override async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.ReadAsync(cancellationToken);
        Value = reader.GetBoolean(0);
    }
}

/// <summary>Renders the lists of one level; the rows come grouped by parent.</summary>
internal sealed class ChildListsHandler(ListLevel level, RenderedLists lists, ChildLists[] below) : ResultHandler
{
    public override async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        int tenantOrdinal = level.Rows.Columns.Count;
        var row = new RowContext(reader, below, Run?.Marks);
        RowKey? current = null;
        int start = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            var parent = RowKey.Read(reader, tenantOrdinal, tenantOrdinal + 1);
            if (parent != current)
            {
                Close(current, start);
                current = parent;
                // The writer sets a comma before the first item of a list too, when another list stands before it.
                int mark = lists.Writer.Mark();
                start = mark == 0 ? 0 : mark + 1;
            }

            level.Writer.Write(row, lists.Writer);
        }

        Close(current, start);
    }

    private void Close(RowKey? parent, int start)
    {
        if (parent is { } key)
        {
            lists.Add(key, start);
        }
    }
}

/// <summary>Renders rows one after the other.</summary>
internal sealed class RowsHandler(RowWriter rows, Engine.Execution.ResultWriter target, ChildLists[] below, int limit)
    : ResultHandler
{
    /// <summary>How many rows were rendered.</summary>
    public int Count { get; private set; }

    public override async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var row = new RowContext(reader, below, Run?.Marks);
        while (Count < limit && await reader.ReadAsync(cancellationToken))
        {
            rows.Write(row, target);
            Count++;
        }
    }
}
