using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.Persistence.Migrations;

/// <summary>
/// Makes the database and the roles, as a superuser. May be repeated; changes nothing that is right already.
/// </summary>
/// <param name="superuserConnectionString">A superuser's connection string; its database need not exist yet.</param>
public sealed class Bootstrap(string superuserConnectionString)
{
    /// <summary>The roles that can sign in, and so may have a password.</summary>
    public static IReadOnlyList<string> Logins { get; } =
        ["gt_migrator", "gt_app", "gt_analytics", "gt_control", "gt_projector"];

    // Roles belong to the whole cluster: bootstraps of two databases at once meet each other's rows in its catalog.
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Makes the database of the connection string if it does not exist, then applies <c>db/roles.sql</c>.
    /// </summary>
    /// <param name="passwords">
    /// Passwords by login, printable ASCII; a login that is not among them keeps the one it has.
    /// </param>
    /// <param name="cancellationToken">Stops between two statements.</param>
    /// <exception cref="ArgumentException">A key is not one of <see cref="Logins"/>, or a password is not
    /// usable.</exception>
    /// <exception cref="PersistenceException">PostgreSQL could not be reached or refused.</exception>
    public async Task RunAsync(
        IReadOnlyDictionary<string, string>? passwords, CancellationToken cancellationToken)
    {
        string? stranger = passwords?.Keys.FirstOrDefault(role => !Logins.Contains(role));
        if (stranger is not null)
        {
            throw new ArgumentException($"{stranger} is not one of {string.Join(", ", Logins)}.", nameof(passwords));
        }

        await EnsureDatabaseAsync(cancellationToken);
        for (int attempt = 1; ; attempt++)
        {
            // A new connection each time: Npgsql gives one up after an internal error, which XX000 is.
            await using MaintenanceConnection connection =
                await MaintenanceConnection.OpenAsync(superuserConnectionString, cancellationToken);
            try
            {
                await connection.InTransactionAsync(
                    () => ApplyAsync(connection, passwords, cancellationToken), cancellationToken);
                return;
            }
            catch (PersistenceException exception) when (attempt < Attempts && IsRaceForTheCatalog(exception))
            {
                await Task.Delay(Pause * attempt, cancellationToken);
            }
        }
    }

    private static async Task ApplyAsync(
        MaintenanceConnection connection,
        IReadOnlyDictionary<string, string>? passwords,
        CancellationToken cancellationToken)
    {
        await connection.RunScriptAsync("db/roles.sql", DbScripts.Roles.Text, cancellationToken);
        foreach ((string role, string password) in passwords ?? new Dictionary<string, string>())
        {
            // Role and verifier hold no quote: the one is from our list, the other is base64 and digits.
            await connection.ExecuteAsync(
                $"alter role {role} password '{ScramVerifier.Create(password)}'", cancellationToken);
        }
    }

    private async Task EnsureDatabaseAsync(CancellationToken cancellationToken)
    {
        var builder = new NpgsqlConnectionStringBuilder(superuserConnectionString);
        string database = builder.Database ?? builder.Username
            ?? throw new ArgumentException("The bootstrap connection string names no database.");
        builder.Database = "postgres";
        if (string.Equals(database, builder.Database, StringComparison.Ordinal))
        {
            return;
        }

        await using MaintenanceConnection connection =
            await MaintenanceConnection.OpenAsync(builder.ConnectionString, cancellationToken);
        IReadOnlyList<string> missing = await connection.QueryAsync(
            new SqlStatement(
                """
                select format('create database %I template template0 encoding ''UTF8''', $1)
                where not exists (select from pg_catalog.pg_database where datname = $1)
                """,
                SqlParameter.Of(database)),
            row => row.GetString(0),
            cancellationToken);
        foreach (string statement in missing)
        {
            await connection.ExecuteAsync(statement, cancellationToken);
        }
    }

    // XX000 "tuple concurrently updated", 42710 and 23505: another one made the same role a moment ago.
    private static bool IsRaceForTheCatalog(PersistenceException exception) => exception.SqlState
        is PostgresErrorCodes.InternalError
        or PostgresErrorCodes.DuplicateObject
        or PostgresErrorCodes.UniqueViolation
        or PostgresErrorCodes.DeadlockDetected;
}
