using System.CommandLine;
using System.Data.Common;
using GraphTenancy.Persistence.Migrations;
using Spectre.Console;

namespace GraphTenancy.Migrator;

/// <summary><c>migrate [--bootstrap]</c>: roles, migrations, policies, checks.</summary>
internal static class MigrateCommand
{
    internal static Command Create(Connections connections, IAnsiConsole console)
    {
        var bootstrap = new Option<bool>("--bootstrap")
        {
            Description = "First make the database and the roles, with the passwords of their connection strings",
        };
        var command = new Command("migrate", "Applies pending migrations, then all policies. May be repeated.")
        {
            bootstrap, connections.Migrator, connections.Admin, connections.App, connections.Control,
            connections.Analytics,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string migrator = connections.Require(result, connections.Migrator);
            if (result.GetValue(bootstrap))
            {
                string admin = connections.Require(result, connections.Admin);
                await new Bootstrap(admin).RunAsync(PasswordsOf(connections, result), cancellationToken);
                console.WriteLine("Roles and database are there.");
            }

            Say(console, await new MigrationRunner(migrator).MigrateAsync(cancellationToken));
            return await VerifyCommand.RunAsync(migrator, console, cancellationToken);
        });
        return command;
    }

    private static void Say(IAnsiConsole console, MigrationReport report)
    {
        foreach (string name in report.Applied)
        {
            console.WriteLine($"Applied {name}.");
        }

        if (report.Applied.Count == 0)
        {
            console.WriteLine($"Nothing to apply: all {report.AlreadyApplied.Count} migrations are there.");
        }

        console.WriteLine($"Replaced the policies: {report.Policies} from {report.PolicyFiles} files.");
    }

    // Only where the string names the role itself: some installations log in as another one.
    private static Dictionary<string, string> PasswordsOf(Connections connections, ParseResult result)
    {
        var passwords = new Dictionary<string, string>(StringComparer.Ordinal);
        Option<string?>[] options =
            [connections.Migrator, connections.App, connections.Control, connections.Analytics];
        foreach (string text in options.Select(option => connections.Find(result, option)).OfType<string>())
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = text };
            if (parts.TryGetValue("Username", out object? role) && role is string login
                && parts.TryGetValue("Password", out object? password) && password is string { Length: > 0 } secret
                && Bootstrap.Logins.Contains(login))
            {
                passwords[login] = secret;
            }
        }

        return passwords;
    }
}
