using System.Net.Sockets;
using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <summary>Turns what Npgsql throws into the exceptions of this layer.</summary>
internal static class PostgresErrors
{
    /// <summary>The primary key of the events: a second writer of the same version meets it.</summary>
    internal const string StreamVersionKey = "events_stream_version_key";

    /// <summary>The primary key of the streams: a second writer of the same new stream meets it.</summary>
    internal const string StreamKey = "streams_pkey";

    private const string StatementIndexKey = "GraphTenancy.StatementIndex";

    /// <summary>Notes which statement of the batch failed: the first one that PostgreSQL has not completed.</summary>
    internal static void NoteStatement(PostgresException exception, NpgsqlBatchCommandCollection commands)
    {
        int completed = CountCompleted(commands);

        // The first command opens the context; behind the last one the transaction itself can fail.
        if (completed > 0 && completed < commands.Count)
        {
            exception.Data[StatementIndexKey] = completed - 1;
        }
    }

    /// <summary>How many commands PostgreSQL has completed: only those have a type.</summary>
    internal static int CountCompleted(NpgsqlBatchCommandCollection commands)
    {
        int completed = 0;
        while (completed < commands.Count && commands[completed].StatementType != StatementType.Unknown)
        {
            completed++;
        }

        return completed;
    }

    /// <summary>Whether it is for <see cref="Translate(Exception)"/>; a cancellation is not.</summary>
    internal static bool IsOfDatabase(Exception exception) => exception is NpgsqlException or SocketException;

    /// <summary>The exception for callers.</summary>
    internal static PersistenceException Translate(Exception exception) => exception switch
    {
        PostgresException postgres => Translate(postgres),
        NpgsqlException { InnerException: TimeoutException } timeout when !IsPoolExhausted(timeout) =>
            new DatabaseTimeoutException("PostgreSQL did not answer within the command timeout.", timeout),
        _ => new DatabaseUnavailableException($"PostgreSQL could not be reached: {exception.Message}", exception),
    };

    private static PersistenceException Translate(PostgresException exception)
    {
        string message = $"PostgreSQL answered {exception.SqlState}: {exception.MessageText}";
        string state = exception.SqlState;
        var index = (int?)exception.Data[StatementIndexKey];
        return state switch
        {
            PostgresErrorCodes.InsufficientPrivilege =>
                new TenantIsolationException(message, exception) { SqlState = state, StatementIndex = index },
            PostgresErrorCodes.UniqueViolation when exception.ConstraintName is StreamVersionKey or StreamKey =>
                new ConcurrencyException(message, exception) { SqlState = state, StatementIndex = index },
            PostgresErrorCodes.UniqueViolation =>
                new DuplicateKeyException(message, exception.ConstraintName ?? "", exception) { SqlState = state, StatementIndex = index },
            PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable or "25P03" =>
                new DatabaseTimeoutException(message, exception) { SqlState = state, StatementIndex = index },
            PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter =>
                new InvalidTextException(message, exception) { SqlState = state, StatementIndex = index },
            PostgresErrorCodes.NumericValueOutOfRange or PostgresErrorCodes.DatetimeFieldOverflow =>
                new ValueOutOfRangeException(message, exception) { SqlState = state, StatementIndex = index },
            _ when IsUnavailable(state) => new DatabaseUnavailableException(message, exception) { SqlState = state, StatementIndex = index },
            _ => new PersistenceException(message, exception) { SqlState = state, StatementIndex = index },
        };
    }

    // 08: connection; 57P01 to 57P03: shutting down or starting; 53300: too many connections. A login or a database
    // that does not exist (28, 3D000) is the same to a caller: nothing can be served until an operator has acted.
    private static bool IsUnavailable(string state) =>
        state.StartsWith("08", StringComparison.Ordinal)
        || state.StartsWith("57P0", StringComparison.Ordinal)
        || state.StartsWith("28", StringComparison.Ordinal)
        || state is PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.InvalidCatalogName;

    // Npgsql has no type for it. An exhausted pool means that no statement was sent, so a retry may help.
    private static bool IsPoolExhausted(NpgsqlException exception) =>
        exception.Message.Contains("pool", StringComparison.OrdinalIgnoreCase);
}
