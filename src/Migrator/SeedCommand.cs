using System.CommandLine;
using System.Diagnostics;
using GraphTenancy.Persistence.Migrations;
using GraphTenancy.Persistence.Seeding;
using GraphTenancy.Persistence.Sessions;
using Spectre.Console;

namespace GraphTenancy.Migrator;

/// <summary><c>seed --demo</c> and <c>seed --tenants N --orders N</c>.</summary>
internal static class SeedCommand
{
    internal static Command Create(Connections connections, IAnsiConsole console)
    {
        var demo = new Option<bool>("--demo")
        {
            Description = "The tenants acme and globex with their users and orders",
        };
        var tenants = new Option<int?>("--tenants") { Description = "Load data: number of tenants, of skewed sizes" };
        var orders = new Option<int?>("--orders") { Description = "Load data: number of orders over all tenants" };
        var command = new Command("seed", "Fills the database with data. May be repeated; adds nothing twice.")
        {
            demo, tenants, orders, connections.App, connections.Control, connections.Migrator,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            LoadPlan? load = PlanOf(result.GetValue(tenants), result.GetValue(orders));
            if (!result.GetValue(demo) && load is null)
            {
                throw new UsageException("Say what to seed: --demo, or --tenants N with --orders N.");
            }

            string app = connections.Require(result, connections.App);
            await using var dataSources = new PostgresDataSources(new PostgresOptions
            {
                App = app,
                Control = connections.Require(result, connections.Control),
                Analytics = app, // Seeding reads nothing over all tenants, so this pool stays empty.
            });
            await SeedAsync(new Seeder(dataSources), result.GetValue(demo), load, console, cancellationToken);
            if (load is not null && connections.Find(result, connections.Migrator) is { } migrator)
            {
                await new MigrationRunner(migrator).AnalyzeAsync(cancellationToken);
                console.WriteLine("Updated the planner's statistics.");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static LoadPlan? PlanOf(int? tenants, int? orders) => (tenants, orders) switch
    {
        (null, null) => null,
        ({ } count, { } size) => new LoadPlan(count, size),
        _ => throw new UsageException("--tenants and --orders go together: give both."),
    };

    private static async Task SeedAsync(
        Seeder seeder, bool demo, LoadPlan? load, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        if (demo)
        {
            Say(console, "Demo", await seeder.SeedDemoAsync(cancellationToken), watch.Elapsed);
        }

        if (load is not null)
        {
            watch.Restart();
            SeedReport report = await console.Progress().HideCompleted(false).StartAsync(async progress =>
            {
                ProgressTask bar = progress.AddTask("Orders", maxValue: load.Orders);
                SeedReport written = await seeder.SeedLoadAsync(load, new Bar(bar), cancellationToken);
                bar.Value = bar.MaxValue;
                return written;
            });
            Say(console, "Load", report, watch.Elapsed);
        }
    }

    private static void Say(IAnsiConsole console, string what, SeedReport report, TimeSpan time) => console.WriteLine(
        $"{what}: {report.Tenants} new tenants, {report.Orders} new orders, "
        + $"{report.SkippedOrders} orders were there already ({time.TotalSeconds:0.0} s).");

    // Not Progress<T>: that one would report from the thread pool, and after the bar is gone.
    private sealed class Bar(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = Math.Max(task.Value, value);
    }
}
