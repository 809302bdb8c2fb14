using System.Diagnostics.CodeAnalysis;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Execution;

/// <summary>Sends the statements of all fetches as one batch and hands the results out in the same order.</summary>
internal abstract class BatchFetchExecutor : FetchExecutor
{
    public override async ValueTask<IReadOnlyList<FetchedValue>> ExecuteAsync(
        IReadOnlyList<FetchRequest> requests, RequestContext context, CancellationToken cancellationToken)
    {
        var batch = new Batch(requests.Count);
        try
        {
            Guid tenantId = RequireSession(context);
            for (int i = 0; i < requests.Count; i++)
            {
                await batch.PrepareAsync(i, requests[i], tenantId);
            }

            await SendAsync(batch, context, cancellationToken);
            if (batch.FindUnreadable(requests, tenantId) is { } again)
            {
                await SendAgainAsync(again, context, cancellationToken);
                batch.Take(again);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One batch is one transaction: what fails it, fails all its fields.
            return batch.FailAll(exception);
        }
        catch (OperationCanceledException)
        {
            batch.DisposeAll();
            throw;
        }

        return batch.Complete();
    }

    /// <summary>The tenant of the request's session; empty for a session over all tenants.</summary>
    /// <exception cref="Engine.Errors.GraphQLException">The request has no such session.</exception>
    protected abstract Guid RequireSession(RequestContext context);

    /// <summary>Sends the statements through the request's session.</summary>
    protected abstract ValueTask<bool> SendAsync(
        RequestContext context,
        IReadOnlyList<SqlStatement> statements,
        RowReader<bool> read,
        CancellationToken cancellationToken);

    private async ValueTask SendAsync(Batch batch, RequestContext context, CancellationToken cancellationToken)
    {
        if (batch.Statements.Count > 0)
        {
            DataRequestStatistics.Of(context).Add(batch.Statements.Count);
            await SendAsync(context, batch.Statements, batch.ReadAsync, cancellationToken);
        }
    }

    // A value in the midst of rendered rows could not be read. Its fetch is sent once more, and this time keeps what
    // each field came to. So the rare error pays a round trip, and rows without errors pay nothing for its path.
    [SuppressMessage("Design", "CA1031", Justification = "The first failure stands, which says why it was sent again.")]
    private async ValueTask SendAgainAsync(Batch again, RequestContext context, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(again, context, cancellationToken);
        }
        catch (Exception)
        {
            again.Drop();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    internal sealed class Batch(int count)
    {
        private readonly FetchRun?[] _runs = new FetchRun?[count];
        private readonly Exception?[] _failures = new Exception?[count];
        private bool[]? _unreadable;

        public List<SqlStatement> Statements { get; } = [];

        [SuppressMessage(
            "Design", "CA1031", Justification = "The failure becomes the field's error, seen by filters and log.")]
        public async ValueTask PrepareAsync(int index, FetchRequest request, Guid tenantId)
        {
            try
            {
                var plan = (DataFetchPlan)request.Plan;
                Add(index, await plan.PrepareAsync(request, tenantId));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                _failures[index] = exception;
            }
        }

        public void Add(int index, FetchRun run)
        {
            _runs[index] = run;
            foreach (FetchStep step in run.Steps)
            {
                Statements.Add(step.Statement);
            }
        }

        /// <summary>Whether the fetch has a value that cannot be read, and should be sent once more.</summary>
        public bool IsUnreadable(int index) => _unreadable?[index] ?? false;

        /// <summary>The fetches with values that cannot be read, prepared once more; null: there are none.</summary>
        public Batch? FindUnreadable(IReadOnlyList<FetchRequest> requests, Guid tenantId)
        {
            if (_unreadable is null)
            {
                return null;
            }

            var again = new Batch(_runs.Length);
            for (int i = 0; i < _runs.Length; i++)
            {
                if (IsUnreadable(i) && _runs[i] is { } first)
                {
                    FetchRun run = ((DataFetchPlan)requests[i].Plan).PrepareAgain(requests[i], tenantId, first);
                    run.Marks = new FetchMarks();
                    again.Add(i, run);
                }
            }

            return again;
        }

        /// <summary>Takes what came of sending fetches again.</summary>
        public void Take(Batch again)
        {
            for (int i = 0; i < _runs.Length; i++)
            {
                if (again._runs[i] is { } run)
                {
                    _runs[i]?.Dispose();
                    _runs[i] = run;
                    _failures[i] = again._failures[i];
                }
            }
        }

        /// <summary>Gives up all fetches.</summary>
        public void Drop()
        {
            DisposeAll();
            Array.Clear(_runs);
        }

        public async ValueTask<bool> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
        {
            bool isFirst = true;
            for (int i = 0; i < _runs.Length; i++)
            {
                foreach (FetchStep step in _runs[i]?.Steps ?? [])
                {
                    if (!isFirst)
                    {
                        await reader.NextResultAsync(cancellationToken);
                    }

                    isFirst = false;
                    await ReadAsync(i, step, reader, cancellationToken);
                }
            }

            return true;
        }

        public FetchedValue[] Complete()
        {
            var values = new FetchedValue[_runs.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = _failures[i] is { } failure ? Fail(i, failure) : _runs[i]?.Complete() ?? new NoValue();
            }

            return values;
        }

        public FetchedValue[] FailAll(Exception exception)
        {
            var values = new FetchedValue[_runs.Length];
            for (int i = 0; i < values.Length; i++)
            {
                // What needed no statement is not touched by what failed them.
                values[i] = _failures[i] is null && _runs[i] is { Steps.Count: 0 } ready
                    ? ready.Complete()
                    : Fail(i, _failures[i] ?? exception);
            }

            return values;
        }

        public void DisposeAll()
        {
            foreach (FetchRun? run in _runs)
            {
                run?.Dispose();
            }
        }

        // A value that cannot be decoded fails its own field. What PostgreSQL or the network says ends the whole batch.
        private async ValueTask ReadAsync(
            int index, FetchStep step, NpgsqlDataReader reader, CancellationToken cancellationToken)
        {
            if (_failures[index] is not null)
            {
                return;
            }

            try
            {
                await step.Handler.ReadAsync(reader, cancellationToken);
            }
            catch (Exception exception)
                when (exception is not (NpgsqlException or IOException or OperationCanceledException))
            {
                _failures[index] = exception;
                NoteUnreadable(index);
            }
        }

        private void NoteUnreadable(int index)
        {
            if (_runs[index] is { Marks: null })
            {
                _unreadable ??= new bool[_runs.Length];
                _unreadable[index] = true;
            }
        }

        private NoValue Fail(int index, Exception exception)
        {
            _runs[index]?.Dispose();
            return new NoValue { Failure = exception };
        }
    }
}
