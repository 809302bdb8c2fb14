using System.CommandLine;
using System.Globalization;
using GraphTenancy.Benchmarks.Contestants;
using GraphTenancy.Benchmarks.Workloads;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>The command line of the comparison.</summary>
internal static class ComparisonCommand
{
    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "Length of one round.",
        DefaultValueFactory = static _ => 5,
    };

    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "Rounds; all take turns.",
        DefaultValueFactory = static _ => 5,
    };

    private static readonly Option<int[]> Connections = new("--connections")
    {
        AllowMultipleArgumentsPerToken = true,
        Description = "HTTP connections, one number or more; the first is for all, the others for us and hand-written.",
        DefaultValueFactory = static _ => [16, 64],
    };

    private static readonly Option<int> Tenants = new("--tenants")
    {
        Description = "Tenants to seed.",
        DefaultValueFactory = static _ => 100,
    };

    private static readonly Option<int> Orders = new("--orders")
    {
        Description = "Orders to seed.",
        DefaultValueFactory = static _ => 200_000,
    };

    private static readonly Option<string[]> Workloads = Names(
        "--workloads", "Which workloads, such as W1,W3.", [.. WorkloadCatalogue.All.Select(static one => one.Id)]);

    private static readonly Option<string[]> Rivals = Names("--rivals", "Which rivals.", Cast.RivalTitles);

    private static readonly Option<double> Quiet = new("--quiet")
    {
        Description = "Processors that others may use; a round with more is measured again, three times at most.",
        DefaultValueFactory = static _ => 0.25,
    };

    private static readonly Option<int?> Scale = new("--scale")
    {
        Description = "Measures W1 to W3 also over databases of 10 to 10,000 tenants and of 20 thousand to 2 million "
            + "orders; a number leaves those with more orders out.",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = static result =>
            result.Tokens is [{ } token] ? int.Parse(token.Value, CultureInfo.InvariantCulture) : int.MaxValue,
    };

    private static readonly Option<FileInfo?> Json = new("--json")
    {
        Description = "Writes all figures and targets to this file.",
    };

    private static readonly Option<FileInfo?> Markdown = new("--markdown")
    {
        Description = "Writes all figures and targets to this file as tables of Markdown.",
    };

    /// <summary>The root command.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand("Compares the server with hand-written endpoints and other rivals.")
        {
            Seconds, Rounds, Connections, Tenants, Orders, Workloads, Rivals, Quiet, Scale, Json, Markdown,
        };
        command.SetAction(static (parse, cancellationToken) => Comparison.RunAsync(Read(parse), cancellationToken));
        return command;
    }

    private static ComparisonOptions Read(ParseResult parse) => new()
    {
        Round = TimeSpan.FromSeconds(parse.GetValue(Seconds)),
        Rounds = parse.GetValue(Rounds),
        Connections = parse.GetValue(Connections) ?? [],
        Tenants = parse.GetValue(Tenants),
        Orders = parse.GetValue(Orders),
        Workloads = parse.GetValue(Workloads) ?? [],
        Rivals = parse.GetValue(Rivals) ?? [],
        Quiet = parse.GetValue(Quiet),
        LargestScale = parse.GetValue(Scale),
        Json = parse.GetValue(Json),
        Markdown = parse.GetValue(Markdown),
    };

    /// <summary>An option that takes names, separated by commas or blanks.</summary>
    private static Option<string[]> Names(string name, string description, string[] all) => new(name)
    {
        Description = $"{description} All: {string.Join(',', all)}.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => all,
        CustomParser = result =>
        {
            string[] names = [.. result.Tokens.SelectMany(static token =>
                token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
            if (names.Except(all, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            {
                result.AddError($"{name} knows no \"{unknown}\", only {string.Join(',', all)}.");
            }

            return names;
        },
    };
}
