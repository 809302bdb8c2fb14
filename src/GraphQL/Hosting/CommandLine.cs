using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GraphTenancy.GraphQL.Hosting.Explaining;
using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>The commands of the program; without one it serves.</summary>
internal static class CommandLine
{
    private const int LongestLifetime = 7 * 24 * 60;

    /// <summary>Runs the command that <paramref name="args"/> name.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "Serves GraphQL. Any configuration key can be given as --key value, such as --urls http://127.0.0.1:8080.")
        {
            Demo(),
            Token(),
            SchemaCommand.Create(),
            ExplainCommand.Create(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction(result => args is [{ } first, ..] && !first.StartsWith('-')
            ? FailAsync(
                $"There is no command '{first}'. "
                + "The commands are demo, token, schema and explain; without one the server starts.")
            : Server.RunAsync(args, whenReady: null));

        // The host listens to Ctrl-C itself, and stops PostgreSQL after the last request; nobody must cut that short.
        return InvokeAsync(root.Parse(args));
    }

    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        // Only the server takes what the library does not know: keys of the configuration.
        Command command = parsed.CommandResult.Command;
        if (command is not RootCommand && parsed.Errors.Count == 0 && parsed.UnmatchedTokens is [{ } unknown, ..])
        {
            int failure = await FailAsync($"The command {command.Name} does not know '{unknown}'; --help tells what it takes.");
            return command.Name == SchemaCommand.DiffName ? SchemaDiff.NotCompared : failure;
        }

        int exitCode = await parsed.InvokeAsync(new InvocationConfiguration
        {
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
        });

        // The library ends a wrong command line with 1, which a diff gives for a dangerous change.
        return parsed.Errors.Count > 0 && command.Name == SchemaCommand.DiffName
            ? SchemaDiff.NotCompared
            : exitCode;
    }

    private static Command Demo()
    {
        var demo = new Command(
            "demo", "Plays two companies on one database through GraphQL; fails when a figure is off.");
        demo.SetAction(static _ => Server.RunAsync(
            ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"], DemoRunner.RunAsync));
        return demo;
    }

    private static Command Token()
    {
        var user = new Option<string>("--user") { Description = "The user, such as alice.", Required = true };
        var tenant = new Option<string?>("--tenant") { Description = "The tenant's code or UUID, such as acme." };
        var admin = new Option<bool>("--platform-admin")
        {
            Description = "Claim the role of a platform administrator.",
        };
        var expires = new Option<int>("--expires")
        {
            Description = $"Minutes until the token expires, 1 to {LongestLifetime}.",
            DefaultValueFactory = static _ => 60,
            CustomParser = static result => ParseMinutes(result),
        };
        tenant.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !TenantName.TryParse(name, out _))
            {
                result.AddError($"'{name}' is neither a tenant's lower-case code nor its UUID.");
            }
        });
        var command = new Command("token", "Prints a development token, and nothing else.")
        {
            user, tenant, admin, expires,
        };
        command.SetAction(result =>
        {
            IConfiguration configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            string token = DevelopmentTokens.In(EmbeddedDatabase.FolderOf(configuration)).Create(
                result.GetRequiredValue(user),
                result.GetValue(tenant),
                result.GetValue(admin),
                TimeSpan.FromMinutes(result.GetValue(expires)));
            Console.Out.WriteLine(token);
            return 0;
        });
        return command;
    }

    // The library's own parser would throw where the text is no number.
    private static int ParseMinutes(ArgumentResult result)
    {
        bool isFine = int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out int minutes)
            && minutes is >= 1 and <= LongestLifetime;
        if (!isFine)
        {
            result.AddError($"--expires is outside 1 to {LongestLifetime} minutes.");
        }

        return minutes;
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return 1;
    }
}
