using GraphTenancy.Persistence.Embedded;
using GraphTenancy.Persistence.Migrations;
using GraphTenancy.Persistence.Seeding;
using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>The database of a server that was given none: embedded, migrated and seeded with the demo.</summary>
internal sealed class EmbeddedDatabase : IAsyncDisposable
{
    public const string FolderKey = "GraphTenancy:Embedded:Folder";

    private const string Database = "graphtenancy";

    private readonly EmbeddedPostgres _postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres, string connectionsFile)
    {
        _postgres = postgres;
        ConnectionsFile = connectionsFile;
    }

    /// <summary>The file with one connection URL per role.</summary>
    public string ConnectionsFile { get; }

    /// <summary>The server.</summary>
    public EmbeddedPostgres Postgres => _postgres;

    /// <summary>The folder of data and secrets.</summary>
    public static string FolderOf(IConfiguration configuration) =>
        configuration[FolderKey] is { Length: > 0 } folder
            ? folder
            : Path.Combine(ProjectFolders.Root, ".graphtenancy");

    /// <summary>Whether the configuration names no database, so that an embedded one is started.</summary>
    public static bool IsWanted(IConfiguration configuration) =>
        string.IsNullOrWhiteSpace(configuration.GetConnectionString(nameof(PostgresOptions.App)));

    /// <summary>
    /// Starts PostgreSQL, brings the schema to this version and puts the connection strings into the configuration.
    /// </summary>
    public static async Task<EmbeddedDatabase> StartAsync(
        IConfiguration configuration, CancellationToken cancellationToken)
    {
        string folder = FolderOf(configuration);
        EmbeddedPostgres postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions
            {
                Folder = folder,
                Port = configuration.GetValue("GraphTenancy:Embedded:Port", 0),
            },
            cancellationToken);
        try
        {
            await PrepareAsync(postgres, cancellationToken);
            foreach ((string key, string role) in Roles)
            {
                configuration[$"{PostgresOptions.SectionName}:{key}"] = postgres.ConnectionString(role, Database);
            }

            string file = postgres.WriteConnections(
                folder,
                [
                    .. Bootstrap.Logins.Select(role => (role.ToUpperInvariant(), role, Database)),
                    ("GT_ADMIN", EmbeddedPostgres.Superuser, Database),
                ]);
            return new EmbeddedDatabase(postgres, file);
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Puts the connection strings of a database that another program runs into the configuration, from the file that
    /// it has written.
    /// </summary>
    /// <returns>Whether the file names them.</returns>
    public static bool TryJoin(IConfiguration configuration)
    {
        string file = Path.Combine(FolderOf(configuration), "connections.env");
        string[] lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        foreach ((string key, string role) in Roles)
        {
            string name = $"{role.ToUpperInvariant()}=";
            string? line = Array.Find(lines, line => line.StartsWith(name, StringComparison.Ordinal));
            if (line is null || !Uri.TryCreate(line[name.Length..], UriKind.Absolute, out Uri? url))
            {
                return false;
            }

            configuration[$"{PostgresOptions.SectionName}:{key}"] = new NpgsqlConnectionStringBuilder
            {
                Host = url.Host,
                Port = url.Port,
                Username = role,
                Password = url.UserInfo[(url.UserInfo.IndexOf(':', StringComparison.Ordinal) + 1)..],
                Database = url.AbsolutePath.TrimStart('/'),
            }.ConnectionString;
        }

        return true;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _postgres.DisposeAsync();

    private static IEnumerable<(string Key, string Role)> Roles =>
    [
        (nameof(PostgresOptions.App), "gt_app"),
        (nameof(PostgresOptions.Analytics), "gt_analytics"),
        (nameof(PostgresOptions.Control), "gt_control"),
    ];

    /// <summary>
    /// Always, because it costs little and a folder may come from an older version: roles, passwords, migrations and
    /// policies are brought to what this version wants. The demo's rows are written once.
    /// </summary>
    private static async Task PrepareAsync(EmbeddedPostgres postgres, CancellationToken cancellationToken)
    {
        await new Bootstrap(postgres.ConnectionString(EmbeddedPostgres.Superuser, Database))
            .RunAsync(Bootstrap.Logins.ToDictionary(role => role, postgres.PasswordOf), cancellationToken);
        await new MigrationRunner(postgres.ConnectionString("gt_migrator", Database)).MigrateAsync(cancellationToken);
        await using var pools = new PostgresDataSources(new PostgresOptions
        {
            App = postgres.ConnectionString("gt_app", Database),
            Analytics = postgres.ConnectionString("gt_analytics", Database),
            Control = postgres.ConnectionString("gt_control", Database),
        });
        await new Seeder(pools).SeedDemoAsync(cancellationToken);
    }
}
