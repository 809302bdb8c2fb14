using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Sessions;
using NpgsqlTypes;

namespace GraphTenancy.GraphQL.Data.Tests.Shop;

/// <summary>Notes what is sent. Without an inner session it refuses, for tests that only look at the SQL.</summary>
public sealed class SpySession(ITenantSession? inner = null) : ITenantSession
{
    public sealed class NotSentException() : PersistenceException("Only looking.");

    public List<IReadOnlyList<SqlStatement>> Batches { get; } = [];

    public TenantContext Context { get; } = inner?.Context ?? new TenantContext
    {
        TenantId = Guid.Parse("11111111-1111-1111-1111-111111111111"),
        TenantCode = "acme",
        UserId = Guid.Parse("22222222-2222-2222-2222-222222222222"),
        Role = "member",
    };

    public string Text => string.Join("\n", Statements());

    /// <summary>All statements, each with its values.</summary>
    public IEnumerable<string> Statements() => Batches.SelectMany(static batch => batch).Select(Describe);

    public static string Describe(SqlStatement statement) => statement.Text + Parameters(statement);

    public void AddTo(RequestContext context) => context.SetState<ITenantSession>(this);

    public ValueTask<T> QueryAsync<T>(
        IReadOnlyList<SqlStatement> statements, RowReader<T> read, CancellationToken cancellationToken)
    {
        Batches.Add(statements);
        return inner is null ? throw new NotSentException() : inner.QueryAsync(statements, read, cancellationToken);
    }

    private static string Parameters(SqlStatement statement) => statement.Parameters.Count == 0
        ? ""
        : $" -- {string.Join(", ", statement.Parameters.Select(static p => $"{Value(p.Value)}:{Type(p.NpgsqlDbType)}"))}";

    private static string Type(NpgsqlDbType type) => type.HasFlag(NpgsqlDbType.Array)
        ? $"{type ^ NpgsqlDbType.Array}[]"
        : $"{type}";

    private static string Value(object? value) => value switch
    {
        Array list => $"[{string.Join(' ', list.Cast<object>())}]",
        DateTime moment => moment.ToString("O"),
        _ => $"{value}",
    };
}
