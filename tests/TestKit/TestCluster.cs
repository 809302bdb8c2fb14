using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GraphTenancy.Persistence.Embedded;
using GraphTenancy.Persistence.Migrations;
using Npgsql;

namespace GraphTenancy.TestKit;

/// <summary>
/// The PostgreSQL of this test run: one that is started for it, or the server that
/// <c>GRAPHTENANCY_TEST_POSTGRES</c> names (a superuser's connection string or URL). Started once per process, on
/// first use; where none can be had the tests fail and say how to get one.
/// </summary>
public sealed class TestCluster
{
    /// <summary>The environment variable that names a running server.</summary>
    public const string Variable = "GRAPHTENANCY_TEST_POSTGRES";

    private const string FolderPrefix = "graphtenancy-tests-";

    private static readonly Lazy<Task<TestCluster>> Shared = new(StartAsync);

    private readonly Func<string, string> _passwordOf;
    private readonly NpgsqlConnectionStringBuilder _superuser;
    private readonly List<string> _databases = [];

    private TestCluster(string superuserConnectionString, Func<string, string> passwordOf)
    {
        _superuser = new NpgsqlConnectionStringBuilder(superuserConnectionString) { Pooling = false };
        _passwordOf = passwordOf;
    }

    /// <summary>The cluster of this process.</summary>
    public static Task<TestCluster> GetAsync() => Shared.Value;

    /// <summary>Makes a database with the real roles, all migrations and all policies.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        TestDatabase database = await CreateEmptyDatabaseAsync();
        await new MigrationRunner(database.ConnectionStrings.Migrator ?? "").MigrateAsync(CancellationToken.None);
        return database;
    }

    /// <summary>Makes a database with the real roles and no schema, as it is before the first migration.</summary>
    public async Task<TestDatabase> CreateEmptyDatabaseAsync()
    {
        string name = $"gt_test_{Environment.ProcessId}_{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
        lock (_databases)
        {
            _databases.Add(name);
        }

        string superuser = ConnectionString(_superuser.Username, _superuser.Password, name);
        await new Bootstrap(superuser).RunAsync(Bootstrap.Logins.ToDictionary(role => role, _passwordOf), CancellationToken.None);
        return new TestDatabase(name, superuser, role => ConnectionString(role, _passwordOf(role), name));
    }

    private static async Task<TestCluster> StartAsync()
    {
        string? external = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrWhiteSpace(external) ? await StartEmbeddedAsync() : UseServer(external);
    }

    private static async Task<TestCluster> StartEmbeddedAsync()
    {
        DeleteLeftovers();
        string name = $"{FolderPrefix}{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
        string folder = Path.Combine(Path.GetTempPath(), name);
        EmbeddedPostgres postgres;
        try
        {
            postgres = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { Folder = folder, Durable = false, Port = FreePort.Next() },
                CancellationToken.None);
        }
        catch (EmbeddedPostgresException missing)
        {
            throw new InvalidOperationException(
                $"These tests need a real PostgreSQL. {missing.Message}\nOr set {Variable} to a superuser's connection string "
                + "(with Docker: docker compose up -d postgres).",
                missing);
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            // The process is ending and nothing can be awaited any more.
            postgres.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        };
        return new TestCluster(postgres.ConnectionString(EmbeddedPostgres.Superuser, "postgres"), postgres.PasswordOf);
    }

    /// <summary>A killed run leaves its folder behind; its server has ended by itself.</summary>
    private static void DeleteLeftovers()
    {
        foreach (string folder in Directory.EnumerateDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            string owner = Path.GetFileName(folder)[FolderPrefix.Length..].Split('-')[0];
            if (!int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out int processId) || IsRunning(processId))
            {
                continue;
            }

            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                // Another run deletes it at the same moment, or it belongs to another user.
                continue;
            }
        }
    }

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static TestCluster UseServer(string connectionString)
    {
        string superuser = connectionString.Contains("://", StringComparison.Ordinal) ? FromUrl(connectionString) : connectionString;

        // Roles belong to the whole server, and several test processes share it: all must come to the same passwords.
        byte[] key = Encoding.UTF8.GetBytes(superuser);
        var cluster = new TestCluster(
            superuser, role => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(role))));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DropDatabases();
        return cluster;
    }

    private static string FromUrl(string text)
    {
        var url = new Uri(text);
        string[] user = url.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port > 0 ? url.Port : 5432,
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Database = url.AbsolutePath.Trim('/') is { Length: > 0 } database ? database : "postgres",
        }.ConnectionString;
    }

    private void DropDatabases()
    {
        NpgsqlConnection.ClearAllPools();
        using var connection = new NpgsqlConnection(_superuser.ConnectionString);
        connection.Open();
        foreach (string name in _databases)
        {
            using var drop = new NpgsqlCommand($"drop database if exists {name} with (force)", connection);
            drop.ExecuteNonQuery();
        }
    }

    private string ConnectionString(string? role, string? password, string database) =>
        new NpgsqlConnectionStringBuilder(_superuser.ConnectionString)
        {
            Username = role,
            Password = password,
            Database = database,
            Pooling = true,
        }.ConnectionString;
}
