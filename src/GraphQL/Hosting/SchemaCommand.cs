using System.CommandLine;
using System.CommandLine.Parsing;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary><c>schema</c>: what the schema is, how it differs from another, and who may use it.</summary>
internal static class SchemaCommand
{
    /// <summary>The name of the command that compares.</summary>
    public const string DiffName = "diff";

    /// <summary>Makes the command.</summary>
    public static Command Create() => new("schema", "Shows the schema, who may use it, and what differs from another.")
    {
        Print(),
        Diff(),
        Authorization(),
    };

    private static Command Print()
    {
        var sorted = new Option<bool>("--sorted")
        {
            Description = "Put everything in the order of its name, so that two texts differ only where schemas do.",
        };
        var print = new Command("print", "Prints the schema in the schema definition language.") { sorted };
        print.SetAction(result =>
        {
            Console.Out.Write(SchemaPrinter.Print(ServerBuilder.BuildSchema(), result.GetValue(sorted)));
            return 0;
        });
        return print;
    }

    private static Command Authorization()
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON array instead of a table." };
        var authorization = new Command(
            "authorization",
            "Prints who may use which field: every root field, and every other one that asks for something itself.")
        {
            json,
        };
        authorization.SetAction(result =>
        {
            var matrix = AuthorizationMatrix.Of(ServerBuilder.BuildSchema());
            Console.Out.WriteLine((result.GetValue(json) ? matrix.AsJson() : matrix.AsText()).TrimEnd());
            return 0;
        });
        return authorization;
    }

    private static Command Diff()
    {
        var old = new Argument<string>("OLD")
        {
            Description = "The schema that clients know: a file of SDL, or - for standard input.",
        };
        var @new = new Argument<string?>("NEW")
        {
            Description = "The schema that is to replace it; this server's own when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of text." };
        var failOn = new Option<SchemaDiffLevel>("--fail-on")
        {
            Description = "The mildest class of change that gives an exit code other than 0.",
            DefaultValueFactory = static _ => SchemaDiffLevel.Dangerous,
        };
        var diff = new Command(
            DiffName,
            "Tells what differs between two schemas, and whether it is safe, dangerous or breaking for clients.\n"
            + "Exit codes: 0 nothing of the class that --fail-on names or worse, 1 such a change but none that breaks, "
            + "2 a breaking change, 3 a file that cannot be read, is no schema, or a wrong command line.")
        {
            old, @new, json, failOn,
        };
        diff.Validators.Add(result => RefuseTwoStandardInputs(result, old, @new));
        diff.SetAction((result, cancellationToken) => SchemaDiff.RunAsync(
            new SchemaDiff.Request
            {
                Old = result.GetRequiredValue(old),
                New = result.GetValue(@new),
                AsJson = result.GetValue(json),
                FailOn = result.GetValue(failOn),
            },
            cancellationToken));
        return diff;
    }

    private static void RefuseTwoStandardInputs(CommandResult result, Argument<string> old, Argument<string?> @new)
    {
        if (result.GetResult(old)?.Tokens is [{ Value: "-" }] && result.GetResult(@new)?.Tokens is [{ Value: "-" }])
        {
            result.AddError("Only one of the schemas can come from standard input.");
        }
    }
}
