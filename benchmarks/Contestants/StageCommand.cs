using System.CommandLine;
using GraphTenancy.Benchmarks.Report;
using GraphTenancy.Benchmarks.Stage;
using Npgsql;

namespace GraphTenancy.Benchmarks.Contestants;

/// <summary>
/// The command <c>stage</c>: starts what the comparison would measure and leaves it alone, for a profiler, another load
/// generator or a look at a plan.
/// </summary>
internal static class StageCommand
{
    private static readonly Option<int> Tenants = new("--tenants") { DefaultValueFactory = static _ => 100 };

    private static readonly Option<int> Orders = new("--orders") { DefaultValueFactory = static _ => 200_000 };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("stage", "Starts the database and all servers, says where they are, and waits.")
        {
            Tenants, Orders,
        };
        command.SetAction(static (parse, cancellationToken) =>
            RunAsync(parse.GetValue(Tenants), parse.GetValue(Orders), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int tenants, int orders, CancellationToken cancellationToken)
    {
        await using BenchmarkStage stage = await BenchmarkStage.StartAsync(tenants, orders, cancellationToken);
        await using Cast cast = await Cast.StartAsync(stage, [Cast.HandWrittenTitle, PostGraphile.Title], cancellationToken);
        foreach (HttpContestant server in cast.Servers)
        {
            Print.Line($"{server.Name}: {server.Url}, process {server.ProcessId}");
        }

        var database = new NpgsqlConnectionStringBuilder(stage.ConnectionString("gt_app"));
        Sample sample = stage.Samples[0];
        Print.Line($"PostgreSQL: process {stage.PostgresProcessId}, {database.ConnectionString}");
        Print.Line($"tenant {sample.TenantId}, order {sample.OrderId}, customer {sample.CustomerId}");
        Print.Line($"Authorization: {sample.Authorization}");
        Print.Line($"Authorization of the administrator: {SampleReader.Administrator(stage.Tokens).Authorization}");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        return 0;
    }
}
