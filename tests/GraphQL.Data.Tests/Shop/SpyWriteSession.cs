using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Data.Tests.Shop;

/// <summary>Notes what is sent to be written.</summary>
public sealed class SpyWriteSession(ITenantWriteSession inner) : ITenantWriteSession
{
    public List<IReadOnlyList<SqlStatement>> Batches { get; } = [];

    public IEnumerable<SqlStatement> Statements => Batches.SelectMany(static batch => batch);

    public TenantContext Context => inner.Context;

    public ValueTask<T> ExecuteAsync<T>(
        IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken)
    {
        Batches.Add(statements);
        return inner.ExecuteAsync(statements, read, cancellationToken);
    }

    public ValueTask<T> ExecuteAsync<T>(
        IReadOnlyList<SqlStatement> statements, int skip, RowReader<T> read, CancellationToken cancellationToken)
    {
        Batches.Add(statements);
        return inner.ExecuteAsync(statements, skip, read, cancellationToken);
    }
}
