using System.Runtime.InteropServices;
using GraphTenancy.Benchmarks.Stage;
using Npgsql;

namespace GraphTenancy.Benchmarks.Contestants;

/// <summary>PostGraphile 5 in a Node process, over the same schema and with the same role.</summary>
internal static class PostGraphile
{
    /// <summary>The name in the tables.</summary>
    public const string Title = "PostGraphile";

    private static readonly string Folder = Path.Combine("benchmarks", "postgraphile");

    /// <summary>Starts it; <see langword="null"/>, and a line that says why, when it is not installed.</summary>
    public static async Task<ServerProcess?> TryStartAsync(BenchmarkStage stage, CancellationToken cancellationToken)
    {
        string? modules = RepositoryFolders.Find(Path.Combine(Folder, "node_modules"));
        string? node = modules is null ? null : NodeIn(modules);
        if (modules is null || node is null)
        {
            await Console.Error.WriteLineAsync(
                $"No PostGraphile beside us: run \"npm ci\" in {Folder}. It brings the Node 22 for Linux that it needs.");
            return null;
        }

        var database = new NpgsqlConnectionStringBuilder(stage.ConnectionString("gt_app"));
        string password = Uri.EscapeDataString(database.Password ?? "");
        string host = Uri.EscapeDataString(database.Host ?? "");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NODE_ENV"] = "production",
            ["GRAPHILE_ENV"] = "production",
            ["RIVAL_CONNECTION"] = $"postgres://{database.Username}:{password}@localhost:{database.Port}"
                + $"/{database.Database}?host={host}",
            ["RIVAL_POOL"] = $"{ConnectionOptions.Readers}",
            ["RIVAL_KEY"] = stage.Tokens.Key,
            ["RIVAL_ISSUER"] = TokenIssuer.Issuer,
            ["RIVAL_AUDIENCE"] = TokenIssuer.Audience,
        };
        string script = Path.Combine(Path.GetDirectoryName(modules) ?? "", "server.mjs");
        return await ServerProcess.StartAsync(node, url => [script, $"{url.Port}"], environment, cancellationToken);
    }

    private static string? NodeIn(string modules)
    {
        string machine = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        string node = Path.Combine(modules, $"node-linux-{machine}", "bin", "node");
        return File.Exists(node) ? node : null;
    }
}
