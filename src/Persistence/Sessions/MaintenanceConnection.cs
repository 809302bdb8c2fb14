using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// One unpooled connection of an owner, a migrator or a bootstrap superuser. Never used to serve a request; lives here
/// because no other folder may open a connection.
/// </summary>
internal sealed class MaintenanceConnection : IAsyncDisposable
{
    private const string ScriptTag = "$gt_script$";
    private readonly NpgsqlConnection _connection;

    private MaintenanceConnection(NpgsqlConnection connection) => _connection = connection;

    internal string Database => _connection.Database;

    internal static async Task<MaintenanceConnection> OpenAsync(
        string connectionString, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            // A migration takes as long as it takes; whoever waits for it holds the cancellation token.
            CommandTimeout = 0,
        };
        builder.ApplicationName ??= "graphtenancy maintenance";
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return new MaintenanceConnection(connection);
        }
        catch (Exception exception) when (PostgresErrors.IsOfDatabase(exception))
        {
            await connection.DisposeAsync();
            throw PostgresErrors.Translate(exception);
        }
    }

    internal Task ExecuteAsync(string sql, CancellationToken cancellationToken) =>
        ExecuteAsync(new SqlStatement(sql), cancellationToken);

    internal async Task<int> ExecuteAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlCommand command = CreateCommand(statement);
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (PostgresErrors.IsOfDatabase(exception))
        {
            throw PostgresErrors.Translate(exception);
        }
    }

    internal async Task<IReadOnlyList<T>> QueryAsync<T>(
        SqlStatement statement, Func<NpgsqlDataReader, T> readRow, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlCommand command = CreateCommand(statement);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(readRow(reader));
            }

            return rows;
        }
        catch (Exception exception) when (PostgresErrors.IsOfDatabase(exception))
        {
            throw PostgresErrors.Translate(exception);
        }
    }

    /// <summary>Runs a script of many statements inside the current transaction.</summary>
    /// <remarks>
    /// A statement sent by the driver is always a single one, so the script travels as the text of one EXECUTE, which
    /// runs its statements one after the other, each seeing what those before it made.
    /// </remarks>
    /// <exception cref="ScriptException">A statement of it failed; the message names script and line.</exception>
    internal async Task RunScriptAsync(string name, string script, CancellationToken cancellationToken)
    {
        if (script.Contains(ScriptTag, StringComparison.Ordinal))
        {
            throw new ScriptException($"{name} contains {ScriptTag}, which its runner uses for quoting.");
        }

        try
        {
            await using NpgsqlCommand command = CreateCommand(
                new SqlStatement($"do $gt_outer$ begin execute {ScriptTag}{script}{ScriptTag}; end $gt_outer$"));
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception)
        {
            int line = exception.InternalPosition > 0
                ? script.AsSpan(0, Math.Min(exception.InternalPosition - 1, script.Length)).Count('\n') + 1
                : 0;
            string place = line > 0 ? $"{name}, line {line}" : name;
            throw new ScriptException($"{place}: {exception.MessageText} ({exception.SqlState})", exception)
            {
                SqlState = exception.SqlState,
            };
        }
        catch (Exception exception) when (PostgresErrors.IsOfDatabase(exception))
        {
            throw PostgresErrors.Translate(exception);
        }
    }

    internal async Task InTransactionAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await ExecuteAsync("begin", cancellationToken);
        try
        {
            await work();
        }
        catch
        {
            // The connection may be the very thing that broke; the first error is the one worth reading.
            if (_connection.State == System.Data.ConnectionState.Open)
            {
                await ExecuteAsync("rollback", CancellationToken.None);
            }

            throw;
        }

        await ExecuteAsync("commit", cancellationToken);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private NpgsqlCommand CreateCommand(SqlStatement statement)
    {
        var command = new NpgsqlCommand(statement.Text, _connection);
        foreach (NpgsqlParameter parameter in statement.Parameters ?? [])
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
