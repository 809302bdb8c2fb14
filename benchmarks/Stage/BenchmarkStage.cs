using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using GraphTenancy.Persistence.Embedded;
using GraphTenancy.Persistence.Migrations;
using GraphTenancy.Persistence.Seeding;
using GraphTenancy.Persistence.Sessions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace GraphTenancy.Benchmarks.Stage;

/// <summary>A PostgreSQL of its own with seeded tenants, and the two servers on it, each in its own process.</summary>
internal sealed class BenchmarkStage : IAsyncDisposable
{
    private const string Database = "graphtenancy";
    private const string Issuer = "https://benchmarks.graphtenancy.invalid";
    private const string Audience = "graphtenancy";
    private const int SampleCount = 2_000;

    private readonly EmbeddedPostgres _postgres;
    private readonly string _folder;
    private readonly string _key = RandomNumberGenerator.GetHexString(64);
    private Sample[] _samples = [];

    private BenchmarkStage(EmbeddedPostgres postgres, string folder)
    {
        _postgres = postgres;
        _folder = folder;
    }

    /// <summary>Our server.</summary>
    public ServerProcess Server { get; private set; } = null!; // StartAsync sets both before anybody sees the stage.

    /// <summary>The hand-written one.</summary>
    public ServerProcess Rival { get; private set; } = null!;

    /// <summary>PostgreSQL's version.</summary>
    public string PostgresVersion => _postgres.Version;

    /// <summary>The postmaster; its children are the backends.</summary>
    public int PostgresProcessId => int.Parse(
        File.ReadLines(Path.Combine(_postgres.DataFolder, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>Starts everything.</summary>
    public static async Task<BenchmarkStage> StartAsync(ComparisonOptions options, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("graphtenancy-bench-").FullName;
        EmbeddedPostgres postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { Folder = folder, NodeModules = NodeModules() }, cancellationToken);
        var stage = new BenchmarkStage(postgres, folder);
        try
        {
            await stage.PrepareDatabaseAsync(options, cancellationToken);
            stage._samples = await stage.ReadSamplesAsync(cancellationToken);
            stage.Server = await ServerProcess.StartAsync(
                typeof(BenchmarkStage).Assembly.Location
                    .Replace("Benchmarks.dll", "GraphQL.dll", StringComparison.Ordinal),
                [],
                stage.ServerEnvironment(),
                cancellationToken);
            stage.Rival = await ServerProcess.StartAsync(
                typeof(BenchmarkStage).Assembly.Location, ["rival"], stage.RivalEnvironment(), cancellationToken);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Some order, with the token of a user of its tenant.</summary>
    public Sample PickSample(Random random) => _samples[random.Next(_samples.Length)];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        if (Rival is not null)
        {
            await Rival.DisposeAsync();
        }

        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string? NodeModules()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, "ide", "node_modules");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private async Task PrepareDatabaseAsync(ComparisonOptions options, CancellationToken cancellationToken)
    {
        await new Bootstrap(_postgres.ConnectionString(EmbeddedPostgres.Superuser, Database)).RunAsync(
            Bootstrap.Logins.ToDictionary(static role => role, _postgres.PasswordOf, StringComparer.Ordinal),
            cancellationToken);
        await new MigrationRunner(_postgres.ConnectionString("gt_migrator", Database)).MigrateAsync(cancellationToken);
        await using var sources = new PostgresDataSources(new PostgresOptions
        {
            App = _postgres.ConnectionString("gt_app", Database),
            Analytics = _postgres.ConnectionString("gt_analytics", Database),
            Control = _postgres.ConnectionString("gt_control", Database),
        });
        await new Seeder(sources).SeedLoadAsync(
            new LoadPlan(options.Tenants, options.Orders), progress: null, cancellationToken);
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken);
        await using var analyze = new NpgsqlCommand("vacuum analyze", connection) { CommandTimeout = 300 };
        await analyze.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<Sample[]> ReadSamplesAsync(CancellationToken cancellationToken)
    {
        const string Select = """
            select o.order_id, t.tenant_id, t.code, u.user_id, u.subject
            from read_model.orders o
            join control.tenants t on t.tenant_id = o.tenant_id
            join lateral (
                select u.user_id, u.subject from control.tenant_members m
                join control.users u on u.user_id = m.user_id
                where m.tenant_id = t.tenant_id order by u.subject limit 1) u on true
            order by md5(o.order_id::text) limit $1
            """;
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Select, connection)
        {
            Parameters = { new() { Value = SampleCount } },
        };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        var samples = new List<Sample>();
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            string code = reader.GetString(2);
            if (!tokens.TryGetValue(code, out string? token))
            {
                tokens.Add(code, token = Token(reader.GetGuid(1), code, reader.GetGuid(3), reader.GetString(4)));
            }

            samples.Add(new Sample(reader.GetGuid(0), $"Bearer {token}"));
        }

        return [.. samples];
    }

    private string Token(Guid tenantId, string tenantCode, Guid userId, string subject) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            Expires = DateTime.UtcNow.AddHours(2),
            Subject = new ClaimsIdentity(
            [
                new Claim("sub", subject),
                new Claim("tenant", tenantCode),
                // The hand-written server looks nobody up: it believes these two.
                new Claim("rival_tenant", tenantId.ToString()),
                new Claim("rival_user", userId.ToString()),
            ]),
            SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_key)), SecurityAlgorithms.HmacSha256),
        });

    private Dictionary<string, string> ServerEnvironment() => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Logging__LogLevel__Default"] = "Warning",
        ["ConnectionStrings__App"] = _postgres.ConnectionString("gt_app", Database),
        ["ConnectionStrings__Analytics"] = _postgres.ConnectionString("gt_analytics", Database),
        ["ConnectionStrings__Control"] = _postgres.ConnectionString("gt_control", Database),
        ["GraphTenancy__Jwt__SigningKey"] = _key,
        ["GraphTenancy__Jwt__Issuer"] = Issuer,
        ["GraphTenancy__Jwt__Audience"] = Audience,
    };

    private Dictionary<string, string> RivalEnvironment() => new(StringComparer.Ordinal)
    {
        // The same pool as our server's reads: the same options, the reset kept.
        ["RIVAL_CONNECTION"] = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString("gt_app", Database))
        {
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            MaxPoolSize = Math.Clamp(4 * Environment.ProcessorCount, 4, 16),
            Options = "-c jit=off -c default_transaction_isolation=repeatable\\ read "
                + "-c default_transaction_read_only=on",
        }.ConnectionString,
        ["RIVAL_KEY"] = _key,
        ["RIVAL_ISSUER"] = Issuer,
        ["RIVAL_AUDIENCE"] = Audience,
    };

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(_postgres.ConnectionString(EmbeddedPostgres.Superuser, Database));
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}

/// <summary>An order and who may ask for it.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Authorization">The header's value.</param>
internal sealed record Sample(Guid OrderId, string Authorization);
