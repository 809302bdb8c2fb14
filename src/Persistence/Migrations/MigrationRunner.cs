using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.Persistence.Migrations;

/// <summary>
/// Brings the schema to this version: applies what is pending of <c>db/migrations</c>, each file in its own
/// transaction, then replaces all grants and policies by those of <c>db/policies</c> in one transaction.
/// </summary>
/// <remarks>Two runners never work at once: the second one waits for the first. A run may be repeated.</remarks>
public sealed class MigrationRunner
{
    // Any number will do, as long as no other program on the same database locks it.
    private const long LockKey = 4_771_207_736_920_105;

    private const string ReadApplied = "select name, sha256 from migrations.applied order by name";

    private const string PrepareHistory = """
        create schema if not exists migrations;
        create table if not exists migrations.applied (
            name text not null,
            sha256 text not null,
            applied_at timestamptz not null default statement_timestamp(),
            constraint applied_pkey primary key (name)
        );
        comment on schema migrations is 'What the migrator has applied.';
        grant usage on schema migrations to gt_control;
        grant select on migrations.applied to gt_control;
        """;

    // Grants go with the policies: what a role may do is what the files say, and nothing that somebody once added.
    private const string DropPoliciesAndGrants = """
        do $$
        declare
            item record;
        begin
            for item in
                select schemaname, tablename, policyname from pg_catalog.pg_policies
                where schemaname in ('control', 'event_store', 'read_model', 'audit', 'app')
                order by schemaname, tablename, policyname
            loop
                execute format('drop policy %I on %I.%I', item.policyname, item.schemaname, item.tablename);
            end loop;
            for item in
                select relnamespace::regnamespace::text as schemaname, relname from pg_catalog.pg_class
                where relkind in ('r', 'p', 'v', 'm', 'f')
                    and relnamespace::regnamespace::text in ('control', 'event_store', 'read_model', 'audit', 'app')
                order by 1, 2
            loop
                execute format(
                    'revoke all on %I.%I from public, gt_app, gt_analytics, gt_control, gt_projector',
                    item.schemaname, item.relname);
            end loop;
        end $$;
        """;

    private const string CountPolicies = """
        select count(*)::int from pg_catalog.pg_policies
        where schemaname in ('control', 'event_store', 'read_model', 'audit', 'app')
        """;

    private readonly string _connectionString;
    private readonly IReadOnlyList<DbScript> _migrations;
    private readonly IReadOnlyList<DbScript> _policies;

    /// <summary>A runner for the database of this connection string, whose login is <c>gt_migrator</c>.</summary>
    public MigrationRunner(string migratorConnectionString)
        : this(migratorConnectionString, DbScripts.Migrations, DbScripts.Policies)
    {
    }

    internal MigrationRunner(
        string migratorConnectionString, IReadOnlyList<DbScript> migrations, IReadOnlyList<DbScript> policies)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(migratorConnectionString);
        _connectionString = migratorConnectionString;
        _migrations = migrations;
        _policies = policies;
    }

    /// <summary>How the schema stands to this version, as the server's readiness check asks it.</summary>
    /// <exception cref="PersistenceException">PostgreSQL could not be reached.</exception>
    public static async Task<MigrationStatus> GetStatusAsync(
        PostgresDataSources dataSources, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSources);
        try
        {
            IReadOnlyList<(string, string)> applied = await BatchGateway.RunAsync(
                dataSources.Control,
                () => BatchGateway.UserContextStatement(Guid.Empty),
                [new SqlStatement(ReadApplied)],
                ReadAppliedAsync,
                dataSources.Metrics.CountControlCall,
                maySendAgain: true,
                cancellationToken);
            return MigrationStatus.Compare(DbScripts.Migrations, applied);
        }
        catch (PersistenceException exception) when (exception.SqlState is PostgresErrorCodes.UndefinedTable)
        {
            return MigrationStatus.Compare(DbScripts.Migrations, []);
        }
    }

    /// <summary>Applies what is pending, then all policies.</summary>
    /// <exception cref="MigrationException">An applied migration was edited, is unknown, or came out of
    /// order.</exception>
    /// <exception cref="ScriptException">A script failed; those before it stay applied, the policies as they
    /// were.</exception>
    /// <exception cref="PersistenceException">PostgreSQL could not be reached or refused.</exception>
    public async Task<MigrationReport> MigrateAsync(CancellationToken cancellationToken)
    {
        await using MaintenanceConnection connection =
            await MaintenanceConnection.OpenAsync(_connectionString, cancellationToken);

        // Ends with the connection. Everything is serialised by it, so "if not exists" below never races.
        await connection.ExecuteAsync(
            new SqlStatement(
                "select pg_advisory_lock($1)", SqlParameter.Of(LockKey)),
            cancellationToken);
        await connection.ExecuteAsync("set role gt_owner", cancellationToken);
        await connection.RunScriptAsync("migrations.applied", PrepareHistory, cancellationToken);
        IReadOnlyList<(string Name, string Hash)> applied = await connection.QueryAsync(
            new SqlStatement(ReadApplied), ReadAppliedRow, cancellationToken);

        IReadOnlyList<DbScript> pending = FindPending(applied);
        foreach (DbScript migration in pending)
        {
            await connection.InTransactionAsync(
                () => ApplyAsync(connection, migration, cancellationToken), cancellationToken);
        }

        await ApplyPoliciesAsync(connection, cancellationToken);
        IReadOnlyList<int> policies = await connection.QueryAsync(
            new SqlStatement(CountPolicies), row => row.GetInt32(0), cancellationToken);
        return new MigrationReport
        {
            Applied = [.. pending.Select(script => script.Name)],
            AlreadyApplied = [.. applied.Select(row => row.Name)],
            PolicyFiles = _policies.Count,
            Policies = policies[0],
        };
    }

    /// <summary>Updates the planner's statistics, as one does after loading much data.</summary>
    /// <exception cref="PersistenceException">PostgreSQL could not be reached or refused.</exception>
    public async Task AnalyzeAsync(CancellationToken cancellationToken)
    {
        await using MaintenanceConnection connection =
            await MaintenanceConnection.OpenAsync(_connectionString, cancellationToken);
        await connection.ExecuteAsync("set role gt_owner", cancellationToken);

        // Tables by name: without names PostgreSQL warns of every catalog that is not ours.
        IReadOnlyList<string> tables = await connection.QueryAsync(
            new SqlStatement("""
                select format('%I.%I', schemaname, tablename) from pg_catalog.pg_tables
                where schemaname in ('control', 'event_store', 'read_model') order by 1
                """),
            row => row.GetString(0),
            cancellationToken);
        await connection.ExecuteAsync($"analyze {string.Join(", ", tables)}", cancellationToken);
    }

    private IReadOnlyList<DbScript> FindPending(IReadOnlyList<(string Name, string Hash)> applied)
    {
        MigrationStatus status = MigrationStatus.Compare(_migrations, applied);
        if (status.State is MigrationState.Ahead or MigrationState.Edited)
        {
            throw new MigrationException(status.Describe());
        }

        string? last = applied.Count > 0 ? applied[^1].Name : null;
        string? late = status.Migrations.FirstOrDefault(name => string.CompareOrdinal(name, last) < 0);
        if (late is not null)
        {
            throw new MigrationException(
                $"The migration {late} was never applied, but the later {last} was. "
                + "Give the missing one a number behind those that are applied.");
        }

        var names = status.Migrations.ToHashSet(StringComparer.Ordinal);
        return [.. _migrations.Where(script => names.Contains(script.Name))];
    }

    private static async Task ApplyAsync(
        MaintenanceConnection connection, DbScript migration, CancellationToken cancellationToken)
    {
        await connection.RunScriptAsync($"db/migrations/{migration.Name}.sql", migration.Text, cancellationToken);
        await connection.ExecuteAsync(
            new SqlStatement(
                "insert into migrations.applied (name, sha256) values ($1, $2)",
                SqlParameter.Of(migration.Name),
                SqlParameter.Of(migration.Hash)),
            cancellationToken);
    }

    private Task ApplyPoliciesAsync(MaintenanceConnection connection, CancellationToken cancellationToken) =>
        connection.InTransactionAsync(
            async () =>
            {
                // Every table is locked until the commit, so rather fail than let all requests wait behind a long one.
                await connection.ExecuteAsync("set local lock_timeout = '20s'", cancellationToken);
                await connection.RunScriptAsync("policies", DropPoliciesAndGrants, cancellationToken);
                foreach (DbScript policy in _policies)
                {
                    await connection.RunScriptAsync($"db/policies/{policy.Name}.sql", policy.Text, cancellationToken);
                }
            },
            cancellationToken);

    private static async ValueTask<IReadOnlyList<(string Name, string Hash)>> ReadAppliedAsync(
        NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(ReadAppliedRow(reader));
        }

        return rows;
    }

    private static (string Name, string Hash) ReadAppliedRow(NpgsqlDataReader reader) =>
        (reader.GetString(0), reader.GetString(1));
}
