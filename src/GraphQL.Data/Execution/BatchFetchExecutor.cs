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

            if (batch.Statements.Count > 0)
            {
                DataRequestStatistics.Of(context).Add(batch.Statements.Count);
                await SendAsync(context, batch.Statements, batch.ReadAsync, cancellationToken);
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

    internal sealed class Batch(int count)
    {
        private readonly FetchRun?[] _runs = new FetchRun?[count];
        private readonly Exception?[] _failures = new Exception?[count];

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
            }
        }

        private NoValue Fail(int index, Exception exception)
        {
            _runs[index]?.Dispose();
            return new NoValue { Failure = exception };
        }
    }
}
