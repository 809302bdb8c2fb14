using GraphTenancy.Benchmarks.Stage;
using Npgsql;

namespace GraphTenancy.Benchmarks.Contestants;

/// <summary>Starts the servers, each in a process of its own.</summary>
internal static class Servers
{
    /// <summary>Our server as it is delivered: no option but addresses, secrets and a quiet log.</summary>
    public static Task<ServerProcess> StartOursAsync(BenchmarkStage stage, CancellationToken cancellationToken)
    {
        string assembly = typeof(Servers).Assembly.Location
            .Replace("Benchmarks.dll", "GraphQL.dll", StringComparison.Ordinal);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Logging__LogLevel__Default"] = "Warning",
            ["ConnectionStrings__App"] = stage.ConnectionString("gt_app"),
            ["ConnectionStrings__Analytics"] = stage.ConnectionString("gt_analytics"),
            ["ConnectionStrings__Control"] = stage.ConnectionString("gt_control"),
            ["GraphTenancy__Jwt__SigningKey"] = stage.Tokens.Key,
            ["GraphTenancy__Jwt__Issuer"] = TokenIssuer.Issuer,
            ["GraphTenancy__Jwt__Audience"] = TokenIssuer.Audience,
        };
        return ServerProcess.StartAsync(
            "dotnet", url => [assembly, "--urls", Address(url)], environment, cancellationToken);
    }

    /// <summary>The hand-written endpoints, with the same pools as our server's: the same options, the reset kept.</summary>
    public static Task<ServerProcess> StartRivalAsync(BenchmarkStage stage, CancellationToken cancellationToken)
    {
        string Pool(string role, int size, string options) => new NpgsqlConnectionStringBuilder(
            stage.ConnectionString(role))
        {
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            MaxPoolSize = size,
            Options = options,
        }.ConnectionString;
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RIVAL_READ"] = Pool("gt_app", ConnectionOptions.Readers, ConnectionOptions.ReadOnly),
            ["RIVAL_WRITE"] = Pool("gt_app", ConnectionOptions.Writers, ConnectionOptions.Common),
            ["RIVAL_ANALYTICS"] = Pool("gt_analytics", ConnectionOptions.Analysts, ConnectionOptions.ReadOnly),
            ["RIVAL_KEY"] = stage.Tokens.Key,
        };
        return ServerProcess.StartAsync(
            "dotnet",
            url => [typeof(Servers).Assembly.Location, "rival", "--urls", Address(url)],
            environment,
            cancellationToken);
    }

    private static string Address(Uri url) => url.ToString().TrimEnd('/');
}
