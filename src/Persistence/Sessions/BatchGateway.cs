using System.Net.Sockets;
using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// Sends [context, statements …] as one <see cref="NpgsqlBatch"/>: one round trip and, as there is no BEGIN and one
/// Sync at the end, one implicit transaction. The context ends with it, also when a statement fails.
/// </summary>
/// <remarks>
/// Error barriers stay off: each statement would be a transaction of its own, and the context lost before the first
/// read. The batch is made anew for each call: one reused over several connections loses its prepared statements.
/// </remarks>
internal static class BatchGateway
{
    private const string OpenTenantContext =
        "select set_config('app.tenant_id', $1, true), set_config('app.user_id', $2, true)";

    private const string OpenUserContext = "select set_config('app.user_id', $1, true)";

    internal static SqlStatement TenantContextStatement(TenantContext context) => new(
        OpenTenantContext,
        SqlParameter.Of(context.TenantId.ToString()),
        SqlParameter.Of(context.UserId.ToString()));

    internal static SqlStatement UserContextStatement(Guid userId) =>
        new(OpenUserContext, SqlParameter.Of(userId.ToString()));

    /// <inheritdoc
    /// cref="RunAsync{T}(NpgsqlDataSource, Func{SqlStatement}, IReadOnlyList{SqlStatement}, int, RowReader{T}, Action,
    /// BatchWatch, bool, CancellationToken)"/>
    internal static ValueTask<T> RunAsync<T>(
        NpgsqlDataSource dataSource,
        Func<SqlStatement> context,
        IReadOnlyList<SqlStatement> statements,
        RowReader<T> read,
        Action count,
        bool maySendAgain,
        CancellationToken cancellationToken) =>
        RunAsync(
            dataSource, context, statements, skip: 0, read, count, watch: default, maySendAgain, cancellationToken);

    /// <summary>Opens the context, sends the statements, reads the results.</summary>
    /// <param name="dataSource">The pool.</param>
    /// <param name="context">Makes the first statement, whose one row is skipped.</param>
    /// <param name="statements">The statements.</param>
    /// <param name="skip">How many statements at the beginning have results that nobody reads.</param>
    /// <param name="read">Reads the results; called once, when the first result has arrived.</param>
    /// <param name="count">Called once for each batch sent.</param>
    /// <param name="watch">Told of each batch that has ended.</param>
    /// <param name="maySendAgain">
    /// Whether a batch that met a dead pooled connection is sent once more: reads only, as nobody knows whether a
    /// command took effect.
    /// </param>
    /// <param name="cancellationToken">Cancels the statements in PostgreSQL, too.</param>
    internal static async ValueTask<T> RunAsync<T>(
        NpgsqlDataSource dataSource,
        Func<SqlStatement> context,
        IReadOnlyList<SqlStatement> statements,
        int skip,
        RowReader<T> read,
        Action count,
        BatchWatch watch,
        bool maySendAgain,
        CancellationToken cancellationToken)
    {
        try
        {
            if (maySendAgain)
            {
                (bool answered, T? result) = await TrySendAsync(
                    dataSource, context(), statements, skip, read, count, watch, cancellationToken);
                if (answered)
                {
                    return result!; // Not null when T is not: it is what the reader returned.
                }

                // After a restart of PostgreSQL every idle connection of the pool is dead, not only this one.
                dataSource.Clear();
            }

            return await SendAsync(
                dataSource, context(), statements, skip, read, count, watch, onAnswer: null, cancellationToken);
        }
        catch (Exception exception) when (PostgresErrors.IsOfDatabase(exception))
        {
            throw PostgresErrors.Translate(exception);
        }
    }

    private static async ValueTask<(bool Answered, T? Result)> TrySendAsync<T>(
        NpgsqlDataSource dataSource,
        SqlStatement context,
        IReadOnlyList<SqlStatement> statements,
        int skip,
        RowReader<T> read,
        Action count,
        BatchWatch watch,
        CancellationToken cancellationToken)
    {
        bool answered = false;
        try
        {
            T result = await SendAsync(
                dataSource, context, statements, skip, read, count, watch, () => answered = true, cancellationToken);
            return (true, result);
        }
        catch (NpgsqlException exception) when (!answered && IsDeadConnection(exception))
        {
            return (false, default);
        }
    }

    private static async ValueTask<T> SendAsync<T>(
        NpgsqlDataSource dataSource,
        SqlStatement context,
        IReadOnlyList<SqlStatement> statements,
        int skip,
        RowReader<T> read,
        Action count,
        BatchWatch watch,
        Action? onAnswer,
        CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, context);
        foreach (SqlStatement statement in statements)
        {
            Add(batch, statement);
        }

        count();
        long started = watch.Start();
        bool hasFailed = true;
        try
        {
            await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken);
            await SkipAsync(reader, batch, skip + 1, cancellationToken);
            onAnswer?.Invoke();
            T result = await read(reader, cancellationToken);

            // Results that nobody read may hide an error, and an error means that nothing took effect.
            while (await reader.NextResultAsync(cancellationToken))
            {
            }

            hasFailed = false;
            return result;
        }
        catch (PostgresException exception)
        {
            PostgresErrors.NoteStatement(exception, batch.BatchCommands);
            throw;
        }
        finally
        {
            watch.End(started, batch.BatchCommands, hasFailed);

            // A parameter remembers its collection; released, the same statement can be sent a second time.
            foreach (NpgsqlBatchCommand command in batch.BatchCommands)
            {
                command.Parameters.Clear();
            }
        }
    }

    // The reader passes over statements without a result, and stands on the first one to begin with.
    private static async ValueTask SkipAsync(
        NpgsqlDataReader reader, NpgsqlBatch batch, int commands, CancellationToken cancellationToken)
    {
        int current = 0;
        while (current < commands && await reader.NextResultAsync(cancellationToken))
        {
            // A result without rows is complete when it is met, one with rows is not.
            int completed = PostgresErrors.CountCompleted(batch.BatchCommands);
            current = reader.HasRows ? completed : completed - 1;
        }
    }

    private static void Add(NpgsqlBatch batch, SqlStatement statement)
    {
        var command = new NpgsqlBatchCommand(statement.Text);
        foreach (NpgsqlParameter parameter in statement.Parameters)
        {
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }

    private static bool IsDeadConnection(NpgsqlException exception) => exception is PostgresException postgres
        ? postgres.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
        : exception.InnerException is IOException or SocketException;
}
