using System.CommandLine;
using GraphTenancy.Persistence.Migrations;
using Spectre.Console;

namespace GraphTenancy.Migrator;

/// <summary><c>verify</c>: runs <c>db/checks</c> and names the offending objects.</summary>
internal static class VerifyCommand
{
    internal static Command Create(Connections connections, IAnsiConsole console)
    {
        var command = new Command("verify", "Checks the catalog; ends with 1 when something is found.")
        {
            connections.Migrator,
        };
        command.SetAction((result, cancellationToken) =>
            RunAsync(connections.Require(result, connections.Migrator), console, cancellationToken));
        return command;
    }

    internal static async Task<int> RunAsync(
        string connectionString, IAnsiConsole console, CancellationToken cancellationToken)
    {
        IReadOnlyList<SchemaFinding> findings =
            await new SchemaVerifier(connectionString).VerifyAsync(cancellationToken);
        if (findings.Count == 0)
        {
            console.WriteLine($"All {SchemaVerifier.Checks.Count} checks passed.");
            return ExitCodes.Success;
        }

        var table = new Table().Title($"{findings.Count} findings").AddColumns("Check", "Object", "Problem", "Remedy");
        foreach (SchemaFinding finding in findings)
        {
            table.AddRow(
                Markup.Escape(finding.Check),
                Markup.Escape(finding.Object),
                Markup.Escape(finding.Problem),
                Markup.Escape(finding.Remedy));
        }

        console.Write(table);
        return ExitCodes.Findings;
    }
}
