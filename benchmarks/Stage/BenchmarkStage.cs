using System.Globalization;
using GraphTenancy.Persistence.Embedded;
using GraphTenancy.Persistence.Migrations;
using GraphTenancy.Persistence.Seeding;
using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.Benchmarks.Stage;

/// <summary>A PostgreSQL of its own with seeded tenants, and whom to ask for what.</summary>
internal sealed class BenchmarkStage : IAsyncDisposable
{
    private const string Database = "graphtenancy";

    // A checkpoint or a full write-ahead log would fall on whoever has its turn just then.
    private static readonly Dictionary<string, string> PostgresSettings = new(StringComparer.Ordinal)
    {
        ["shared_buffers"] = "1GB",
        ["max_wal_size"] = "16GB",
        ["checkpoint_timeout"] = "1h",
    };

    private readonly EmbeddedPostgres _postgres;

    private BenchmarkStage(EmbeddedPostgres postgres, string folder)
    {
        _postgres = postgres;
        Folder = folder;
    }

    /// <summary>A folder that ends with the stage.</summary>
    public string Folder { get; }

    /// <summary>Signs the tokens.</summary>
    public TokenIssuer Tokens { get; } = new();

    /// <summary>Whom to ask for what; the next one is of another tenant.</summary>
    public IReadOnlyList<Sample> Samples { get; private set; } = [];

    /// <summary>How many tenants the samples come from.</summary>
    public int SampledTenants => Samples.Select(static sample => sample.TenantId).Distinct().Count();

    /// <summary>PostgreSQL's version.</summary>
    public string PostgresVersion => _postgres.Version;

    /// <summary>The postmaster; its children are the backends.</summary>
    public int PostgresProcessId => int.Parse(
        File.ReadLines(Path.Combine(_postgres.DataFolder, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>Starts PostgreSQL and fills it.</summary>
    public static async Task<BenchmarkStage> StartAsync(int tenants, int orders, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("graphtenancy-bench-").FullName;
        EmbeddedPostgres postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions
            {
                Folder = folder,
                NodeModules = RepositoryFolders.Find(Path.Combine("ide", "node_modules")),
                Settings = PostgresSettings,
            },
            cancellationToken);
        var stage = new BenchmarkStage(postgres, folder);
        try
        {
            await stage.PrepareDatabaseAsync(tenants, orders, cancellationToken);
            await using NpgsqlConnection connection = await stage.OpenAsSuperuserAsync(cancellationToken);
            stage.Samples = await SampleReader.ReadAsync(connection, stage.Tokens, tenants, cancellationToken);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>The connection string of a role.</summary>
    public string ConnectionString(string role) => _postgres.ConnectionString(role, Database);

    /// <summary>Opens a connection that may do anything; the caller closes it.</summary>
    public async Task<NpgsqlConnection> OpenAsSuperuserAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString(EmbeddedPostgres.Superuser));
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task PrepareDatabaseAsync(int tenants, int orders, CancellationToken cancellationToken)
    {
        await new Bootstrap(ConnectionString(EmbeddedPostgres.Superuser)).RunAsync(
            Bootstrap.Logins.ToDictionary(static role => role, _postgres.PasswordOf, StringComparer.Ordinal),
            cancellationToken);
        await new MigrationRunner(ConnectionString("gt_migrator")).MigrateAsync(cancellationToken);
        await using var sources = new PostgresDataSources(new PostgresOptions
        {
            App = ConnectionString("gt_app"),
            Analytics = ConnectionString("gt_analytics"),
            Control = ConnectionString("gt_control"),
        });
        var seeder = new Seeder(sources);
        // The demo brings the products of all tenants and the administrator of the platform.
        await seeder.SeedDemoAsync(cancellationToken);
        await seeder.SeedLoadAsync(new LoadPlan(tenants, orders), progress: null, cancellationToken);
        await using NpgsqlConnection connection = await OpenAsSuperuserAsync(cancellationToken);
        foreach (string tidy in (string[])["vacuum analyze", "checkpoint"])
        {
            await using var command = new NpgsqlCommand(tidy, connection) { CommandTimeout = 600 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
