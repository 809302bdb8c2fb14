namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// PostgreSQL refused a batch, or could not be reached. The message is for operators, never for clients.
/// </summary>
public class PersistenceException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The SQLSTATE; <see langword="null"/> when the server was not reached.</summary>
    public string? SqlState { get; init; }

    /// <summary>
    /// Which of the batch's statements PostgreSQL refused, from 0; <see langword="null"/> when it was none of them, as
    /// when the transaction could not be committed.
    /// </summary>
    public int? StatementIndex { get; init; }
}

/// <summary>A policy or a grant refused the statement (42501).</summary>
public sealed class TenantIsolationException(string message, Exception inner) : PersistenceException(message, inner);

/// <summary>The stream has another version than the command expected (23505 on the stream version key).</summary>
public sealed class ConcurrencyException(string message, Exception? inner = null) : PersistenceException(message, inner)
{
    /// <summary>The stream; <see langword="null"/> when the statement was not sent by a repository.</summary>
    public Guid? StreamId { get; init; }

    /// <summary>
    /// The version that the command built on, 0 for a new stream; <see langword="null"/> when not known.
    /// </summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>The version that the stream has, 0 when there is none; <see langword="null"/> when not known.</summary>
    public int? ActualVersion { get; init; }
}

/// <summary>A unique key of the tenant's own data is taken already (23505 on another key).</summary>
public sealed class DuplicateKeyException(string message, string constraint, Exception inner)
    : PersistenceException(message, inner)
{
    /// <summary>The constraint's name.</summary>
    public string Constraint { get; } = constraint;
}

/// <summary>
/// PostgreSQL is not reachable, is starting up or shutting down, or has no connection left; a retry may help.
/// </summary>
public sealed class DatabaseUnavailableException(string message, Exception inner)
    : PersistenceException(message, inner);

/// <summary>The statement ran into a time limit (57014, 55P03, 25P03).</summary>
public sealed class DatabaseTimeoutException(string message, Exception inner) : PersistenceException(message, inner);

/// <summary>A script of <c>db/</c> failed; the message names the script and the line.</summary>
public sealed class ScriptException(string message, Exception? inner = null) : PersistenceException(message, inner);

/// <summary>A number or a moment is outside what its column or operator holds (22003, 22008).</summary>
public sealed class ValueOutOfRangeException(string message, Exception inner) : PersistenceException(message, inner);

/// <summary>A text has a character that PostgreSQL cannot hold: U+0000.</summary>
public sealed class InvalidTextException(string message, Exception? innerException = null)
    : PersistenceException(message, innerException);
