using System.Collections.Concurrent;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tests.Plans;

/// <summary>The server's sessions; those for reads keep a copy of every statement that they send.</summary>
public sealed class RecordingSessions(PostgresDataSources dataSources) : ISessionFactory
{
    private readonly SessionFactory _inner = new(dataSources);
    private readonly ConcurrentQueue<SqlStatement> _sent = [];

    public ITenantSession OpenRead(TenantContext context, IBatchObserver? observer = null) => new Recording(_inner.OpenRead(context, observer), _sent);

    public ITenantWriteSession OpenWrite(TenantContext context, IBatchObserver? observer = null) => _inner.OpenWrite(context, observer);

    /// <summary>What was sent since the last call.</summary>
    public IReadOnlyList<SqlStatement> Take()
    {
        var taken = new List<SqlStatement>();
        while (_sent.TryDequeue(out SqlStatement statement))
        {
            taken.Add(statement);
        }

        return taken;
    }

    private sealed class Recording(ITenantSession inner, ConcurrentQueue<SqlStatement> sent) : ITenantSession
    {
        public TenantContext Context => inner.Context;

        public ValueTask<T> QueryAsync<T>(
            IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken)
        {
            foreach (SqlStatement statement in statements)
            {
                // The statement's own parameters belong to the command that sends them.
                sent.Enqueue(new SqlStatement(statement.Text, [.. statement.Parameters.Select(static p => p.Clone())]));
            }

            return inner.QueryAsync(statements, read, cancellationToken);
        }
    }
}
