using System.Collections.Immutable;
using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>
/// Rows that were read in the batch of a command, until the fields that they are for ask for them; kept in the
/// request's state. Each is given out once.
/// </summary>
internal sealed class ReadyRows
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PlannedField, Entry> _entries = [];

    /// <summary>The rows of a request.</summary>
    public static ReadyRows Of(RequestContext context)
    {
        lock (context)
        {
            ReadyRows rows = context.FindState<ReadyRows>() ?? new ReadyRows();
            context.SetState(rows);
            return rows;
        }
    }

    /// <summary>A fetch without statements, if what its field describes was read already; else null.</summary>
    public static FetchRun? TryTake(FetchRequest request, object description) =>
        request.Context.Request.Operation == OperationType.Mutation
            ? request.Context.Request.FindState<ReadyRows>()
                ?.TryTake(request.Context.Selection, (IRowDescription)description)
            : null;

    /// <summary>Keeps what was read for a field; it replaces what an earlier command read for it.</summary>
    public void Put(PlannedField field, IRowDescription description, FetchedValue value)
    {
        lock (_gate)
        {
            if (_entries.Remove(field, out Entry? earlier))
            {
                earlier.Value.Dispose();
            }

            _entries.Add(field, new Entry(description.Conditions, value));
        }
    }

    private ReadyRun? TryTake(PlannedField field, IRowDescription description)
    {
        Entry? entry;
        lock (_gate)
        {
            if (!_entries.Remove(field, out entry))
            {
                return null;
            }
        }

        // The field's type is that of the row, so its conditions tell everything.
        if (entry.Conditions.SequenceEqual(description.Conditions))
        {
            return new ReadyRun(entry.Value);
        }

        entry.Value.Dispose();
        return null;
    }

    private sealed record Entry(ImmutableArray<RowCondition> Conditions, FetchedValue Value);

    private sealed class ReadyRun : FetchRun
    {
        private readonly FetchedValue _value;

        public ReadyRun(FetchedValue value) => _value = Own(value);

        public override FetchedValue Complete() => _value;
    }
}
