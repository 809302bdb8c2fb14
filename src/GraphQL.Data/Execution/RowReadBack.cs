using System.Diagnostics.CodeAnalysis;
using GraphTenancy.GraphQL.Data.Plans;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>
/// Reads the rows that a mutation answers with behind the command: the statements are those that the fields would send
/// themselves afterwards, and the values wait in <see cref="ReadyRows"/> until the fields ask for them.
/// </summary>
internal sealed class RowReadBack(IResolverContext mutation) : IBatchTail
{
    private readonly List<PlannedField> _fields = [];
    private RowKeyDescription? _description;
    private BatchFetchExecutor.Batch? _batch;

    public IReadOnlyList<SqlStatement> StatementsFor(Guid streamId)
    {
        _fields.Clear();
        _batch = null;
        if (mutation.Request.FindState<ITenantWriteSession>() is not { Context.TenantId: var tenantId })
        {
            return [];
        }

        _description = new RowKeyDescription(streamId);
        var runs = new List<FetchRun>();
        foreach (PlannedField field in RowFields())
        {
            if (TryPrepare(field, _description, tenantId) is { } run)
            {
                _fields.Add(field);
                runs.Add(run);
            }
        }

        _batch = new BatchFetchExecutor.Batch(runs.Count);
        for (int i = 0; i < runs.Count; i++)
        {
            _batch.Add(i, runs[i]);
        }

        return _batch.Statements;
    }

    public async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (_batch is not null)
        {
            await _batch.ReadAsync(reader, cancellationToken);
        }
    }

    public void Settle(bool tookEffect)
    {
        if (_batch is null || _description is null)
        {
            return;
        }

        if (!tookEffect)
        {
            _batch.DisposeAll();
            return;
        }

        DataRequestStatistics.Of(mutation.Request).AddToCommand(_batch.Statements.Count);
        ReadyRows ready = ReadyRows.Of(mutation.Request);
        FetchedValue[] values = _batch.Complete();
        for (int i = 0; i < values.Length; i++)
        {
            // A field with a value that cannot be read asks for itself, and finds out where the value stands.
            if (!_batch.IsUnreadable(i))
            {
                ready.Put(_fields[i], _description, values[i]);
            }
        }
    }

    // The payload's fields; of a mutation without payload, its own.
    private IEnumerable<PlannedField> RowFields()
    {
        PlannedField field = mutation.Selection;
        IEnumerable<PlannedField> candidates = field.Fetch is not null
            ? [field]
            : field.Selections?.Types.SelectMany(field.Selections.For) ?? [];
        return candidates.Where(candidate =>
            candidate.Fetch is RowPlan { IsPrivileged: false } && candidate.Condition.Holds(mutation.Variables));
    }

    // What is refused here is refused once more when the field asks for itself, after the command: then only the field
    // fails, and not the command.
    [SuppressMessage("Design", "CA1031", Justification = "The field meets the same failure, and reports it.")]
    private FetchRun? TryPrepare(PlannedField field, RowKeyDescription description, Guid tenantId)
    {
        try
        {
            // RowFields gives none without such a plan.
            var plan = (RowPlan)field.Fetch!;
            var context = new ReadBackContext(mutation, field);
            return plan.PrepareByKey(description, new FetchRequest(plan, context, mutation.Variables), tenantId);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}
