using GraphTenancy.Persistence.Embedded;
using GraphTenancy.Persistence.Migrations;

namespace GraphTenancy.GraphQL.Tests.Hosting;

/// <summary>A PostgreSQL that a test starts and stops while the server runs.</summary>
internal sealed class OwnCluster : IAsyncDisposable
{
    public const string Password = "password-of-the-tests";

    private readonly EmbeddedPostgres _postgres;
    private readonly string _folder;

    private OwnCluster(EmbeddedPostgres postgres, string folder)
    {
        _postgres = postgres;
        _folder = folder;
    }

    public static async Task<OwnCluster> StartAsync(int port)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"graphtenancy-own-{Guid.NewGuid():N}");
        EmbeddedPostgres postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { Folder = folder, Port = port, Durable = false }, CancellationToken.None);
        await new Bootstrap(postgres.ConnectionString(EmbeddedPostgres.Superuser, "graphtenancy"))
            .RunAsync(Bootstrap.Logins.ToDictionary(role => role, _ => Password), CancellationToken.None);
        string migrator = $"Host=127.0.0.1;Port={port};Database=graphtenancy;Username=gt_migrator;Password={Password}";
        await new MigrationRunner(migrator).MigrateAsync(CancellationToken.None);
        return new OwnCluster(postgres, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
