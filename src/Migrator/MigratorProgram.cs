using System.CommandLine;
using GraphTenancy.Persistence.Migrations;
using GraphTenancy.Persistence.Sessions;
using Spectre.Console;

namespace GraphTenancy.Migrator;

/// <summary>The console that holds the owner's password, so that the server never does.</summary>
internal static class MigratorProgram
{
    /// <summary>Runs one command line and returns the exit code.</summary>
    internal static async Task<int> RunAsync(
        string[] args, IAnsiConsole console, Func<string, string?> environment)
    {
        var connections = new Connections(environment);
        var root = new RootCommand(
            "Brings a database to this version of GraphTenancy, verifies it, fills it with data.")
        {
            MigrateCommand.Create(connections, console),
            VerifyCommand.Create(connections, console),
            SeedCommand.Create(connections, console),
        };
        ParseResult result = root.Parse(args);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = console.Profile.Out.Writer,
            Error = console.Profile.Out.Writer,
        };
        try
        {
            int code = await result.InvokeAsync(configuration);
            return result.Errors.Count > 0 ? ExitCodes.Usage : code;
        }
        catch (Exception exception) when (CodeOf(exception) is not null)
        {
            console.MarkupLineInterpolated($"[red]{exception.Message}[/]");
            return CodeOf(exception) ?? ExitCodes.Usage;
        }
        catch (OperationCanceledException)
        {
            console.MarkupLine("[yellow]Stopped. What was done stays done; run the command again to go on.[/]");
            return ExitCodes.Usage;
        }
    }

    // Everything else is a mistake of ours and ends with its stack trace.
    private static int? CodeOf(Exception exception) => exception switch
    {
        MigrationException or ScriptException => ExitCodes.Findings,
        PersistenceException or UsageException or ArgumentException => ExitCodes.Usage,
        _ => null,
    };
}
