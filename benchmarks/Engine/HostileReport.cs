using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using System.Text;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace GraphTenancy.Benchmarks.Engine;

/// <summary>How long hostile documents take, each in a process of its own and again in the same process.</summary>
internal static class HostileReport
{
    private const double GoalMilliseconds = 200;
    private const int WarmRounds = 15;

    /// <summary>Measures all documents and prints the table.</summary>
    public static void Print()
    {
        Table table = new Table().AddColumns("hostile document", "limits", "cold ms", "warm ms", "goal", "", "answer");
        foreach (string name in HostileDocuments.All.Keys)
        {
            foreach (bool hasLimits in new[] { true, false })
            {
                AddRow(table, name, hasLimits);
            }
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(
            "cold: the first such document of a process that has answered { __typename } only; warm: the median of "
            + $"{WarmRounds} more, none from the cache. Without limits: the parser takes any number of tokens and bytes.");
    }

    /// <summary>Runs in the child process: answers one document and prints the times and the answer.</summary>
    public static int Measure(string name, bool hasLimits)
    {
        RequestExecutor executor = Executor(hasLimits);
        _ = Answer(executor, "{ __typename }");
        string text = HostileDocuments.All[name]();
        string answer = "";
        double cold = Clock.Milliseconds(() => answer = Answer(executor, text));
        double[] warm =
        [
            .. Enumerable.Range(0, WarmRounds)
                .Select(round => Clock.Milliseconds(() => Answer(executor, $"{text}#{round}"))),
        ];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cold} {Clock.Percentile(warm, 50)} {answer}"));
        return 0;
    }

    private static void AddRow(Table table, string name, bool hasLimits)
    {
        string[] parts = RunChild(name, hasLimits).Split(' ', 3);
        double cold = double.Parse(parts[0], CultureInfo.InvariantCulture);
        double warm = double.Parse(parts[1], CultureInfo.InvariantCulture);
        table.AddRow(
            name,
            hasLimits ? "default" : "none",
            $"{cold:0.0}",
            $"{warm:0.0}",
            $"< {GoalMilliseconds}",
            cold < GoalMilliseconds ? "reached" : "missed",
            Markup.Escape(parts[2].Length > 60 ? parts[2][..60] : parts[2]));
    }

    private static string RunChild(string name, bool hasLimits)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(HostileReport).Assembly.Location, "hostile", "--name", name, .. Flag(hasLimits)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        string output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"The process of \"{name}\" ended with {process.ExitCode}.");
    }

    private static string[] Flag(bool hasLimits) => hasLimits ? [] : ["--no-limits"];

    private static RequestExecutor Executor(bool hasLimits)
    {
        var options = new RequestExecutorOptions();
        if (!hasLimits)
        {
            options.Parser = new ParserOptions { MaxTokens = 0, MaxBytes = 0 };
        }

        SchemaBuilder schema = SchemaBuilder.FromSdl(EngineDocuments.Sdl);
        foreach (FieldConfiguration field in ((ObjectTypeConfiguration?)schema.FindType("Query"))?.Fields ?? [])
        {
            // Nothing is found: what counts is the work before that.
            field.PureResolver = static _ => null;
        }

        return new RequestExecutor(schema.Build(), options, [], [], NullLogger<RequestExecutor>.Instance);
    }

    private static string Answer(RequestExecutor executor, string document)
    {
        var request = new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document) };
        using var services = new ServiceCollection().BuildServiceProvider();
        using ExecutionResult result = executor
            .ExecuteAsync(request, services, new ClaimsPrincipal(), configure: null, CancellationToken.None)
            .AsTask().GetAwaiter().GetResult();
        return result.Errors.Count > 0
            ? result.Errors[0].Message.ReplaceLineEndings(" ")
            : $"{result.Body.Length} bytes of data";
    }
}
