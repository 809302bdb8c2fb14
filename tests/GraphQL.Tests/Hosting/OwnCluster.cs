using GraphTenancy.Persistence.Embedded;
using GraphTenancy.Persistence.Migrations;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Hosting;

/// <summary>A PostgreSQL that a test starts and stops while the server runs.</summary>
internal sealed class OwnCluster : IAsyncDisposable
{
    public const string Password = "password-of-the-tests";

    private readonly EmbeddedPostgresOptions _options;
    private EmbeddedPostgres _postgres;

    private OwnCluster(EmbeddedPostgres postgres, EmbeddedPostgresOptions options)
    {
        _postgres = postgres;
        _options = options;
    }

    public static async Task<OwnCluster> StartAsync(int port)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"graphtenancy-own-{Guid.NewGuid():N}");
        var options = new EmbeddedPostgresOptions { Folder = folder, Port = port, Durable = false };
        EmbeddedPostgres postgres = await EmbeddedPostgres.StartAsync(options, CancellationToken.None);
        await new Bootstrap(postgres.ConnectionString(EmbeddedPostgres.Superuser, "graphtenancy"))
            .RunAsync(Bootstrap.Logins.ToDictionary(role => role, _ => Password), CancellationToken.None);
        string migrator = $"Host=127.0.0.1;Port={port};Database=graphtenancy;Username=gt_migrator;Password={Password}";
        await new MigrationRunner(migrator).MigrateAsync(CancellationToken.None);
        return new OwnCluster(postgres, options);
    }

    /// <summary>Where its data are.</summary>
    public string Folder => _options.Folder;

    /// <summary>The database with its roles; ask while the cluster runs.</summary>
    public TestDatabase OpenDatabase() => new(
        "graphtenancy",
        _postgres.ConnectionString(EmbeddedPostgres.Superuser, "graphtenancy"),
        role => $"Host=127.0.0.1;Port={_options.Port};Database=graphtenancy;Username={role};Password={Password};Timeout=3");

    /// <summary>Stops it; the data stay.</summary>
    public ValueTask StopAsync() => _postgres.DisposeAsync();

    /// <summary>Starts it again with its data, on its port.</summary>
    public async Task StartAgainAsync() => _postgres = await EmbeddedPostgres.StartAsync(_options, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        Directory.Delete(_options.Folder, recursive: true);
    }
}
