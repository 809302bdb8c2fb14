using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Data.Tests.Documentation;

/// <summary>Notes what is sent over all tenants.</summary>
internal sealed class SpyAdminSession(IAdminSession inner) : IAdminSession
{
    public List<SqlStatement> Statements { get; } = [];

    public Guid UserId => inner.UserId;

    public ValueTask<T> QueryAsync<T>(
        IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken)
    {
        Statements.AddRange(statements);
        return inner.QueryAsync(statements, read, cancellationToken);
    }
}
