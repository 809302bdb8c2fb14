using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Npgsql;

namespace GraphTenancy.Isolation.Tests.Sql;

/// <summary>
/// <c>gt_app</c> at the wire, below all code of the server: what an injected statement or a careless colleague could
/// send.
/// Every statement is committed, so that what it did can be seen from outside.
/// </summary>
internal sealed class AppSql(TestDatabase database)
{
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(database.ConnectionStrings.App)
    {
        ApplicationName = "attacker",
        MaxPoolSize = 4,
    }.ConnectionString;

    /// <summary>Runs one statement in the context; null is no context at all.</summary>
    public async Task<Outcome> TryAsync(TenantContext? context, string sql, params object?[] values)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await OpenContextAsync(connection, context);
        try
        {
            await using NpgsqlCommand command = Command(connection, sql, values);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
            object? value = await reader.ReadAsync() ? reader.GetValue(0) : null;
            await reader.CloseAsync();
            await transaction.CommitAsync();
            return new Outcome(null, "", reader.RecordsAffected, value);
        }
        catch (PostgresException refusal)
        {
            return new Outcome(refusal.SqlState, refusal.MessageText, 0, null);
        }
    }

    /// <summary>Runs one query that must be answered.</summary>
    public async Task<T> ReadAsync<T>(TenantContext? context, string sql, params object?[] values)
    {
        Outcome outcome = await TryAsync(context, sql, values);
        Assert.True(outcome.SqlState is null, $"{outcome.SqlState} {outcome.Message}");
        return Assert.IsType<T>(outcome.Value);
    }

    /// <summary>Tries to load rows past the policies.</summary>
    public async Task<Outcome> TryCopyAsync(TenantContext? context, string table)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await OpenContextAsync(connection, context);
        try
        {
            await using TextWriter copy = await connection.BeginTextImportAsync($"copy {table} from stdin");
            return new Outcome(null, "COPY was begun", 0, null);
        }
        catch (PostgresException refusal)
        {
            return new Outcome(refusal.SqlState, refusal.MessageText, 0, null);
        }
    }

    private static async Task OpenContextAsync(NpgsqlConnection connection, TenantContext? context)
    {
        if (context is not null)
        {
            await using NpgsqlCommand open = Command(
                connection,
                "select set_config('app.tenant_id', $1, true), set_config('app.user_id', $2, true)",
                [context.TenantId.ToString(), context.UserId.ToString()]);
            await open.ExecuteNonQueryAsync();
        }
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (object? value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }
}

/// <summary>What PostgreSQL answered.</summary>
/// <param name="SqlState">Why it refused; null when it did what was asked.</param>
/// <param name="Message">Its words.</param>
/// <param name="Rows">Rows inserted, updated or deleted; -1 for a query.</param>
/// <param name="Value">The first value of the first row.</param>
internal sealed record Outcome(string? SqlState, string Message, int Rows, object? Value)
{
    public bool IsDenied => SqlState == PostgresErrorCodes.InsufficientPrivilege;

    public override string ToString() => SqlState is null ? $"done, {Rows} rows, {Value}" : $"{SqlState} {Message}";
}
