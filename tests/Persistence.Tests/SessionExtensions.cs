using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.Persistence.Tests;

/// <summary>Reads one value, so that a test says what it asks and not how.</summary>
internal static class SessionExtensions
{
    internal static ValueTask<T?> ScalarAsync<T>(
        this ITenantSession session, string sql, params NpgsqlParameter[] parameters) =>
        session.QueryAsync([new SqlStatement(sql, parameters)], ReadScalarAsync<T>, CancellationToken.None);

    internal static ValueTask<T?> ScalarAsync<T>(
        this ITenantWriteSession session, string sql, params NpgsqlParameter[] parameters) =>
        session.ExecuteAsync([new SqlStatement(sql, parameters)], ReadScalarAsync<T>, CancellationToken.None);

    internal static ValueTask<T?> ScalarAsync<T>(
        this IAdminSession session, string sql, params NpgsqlParameter[] parameters) =>
        session.QueryAsync([new SqlStatement(sql, parameters)], ReadScalarAsync<T>, CancellationToken.None);

    internal static async ValueTask<T?> ReadScalarAsync<T>(NpgsqlDataReader reader, CancellationToken cancellationToken) =>
        !reader.IsOnRow && reader.FieldCount > 0 && await reader.ReadAsync(cancellationToken)
            && !await reader.IsDBNullAsync(0, cancellationToken)
            ? await reader.GetFieldValueAsync<T>(0, cancellationToken)
            : default;
}
