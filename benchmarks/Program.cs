using System.CommandLine;
using GraphTenancy.Benchmarks.Contestants;
using GraphTenancy.Benchmarks.Engine;
using GraphTenancy.Benchmarks.Report;
using GraphTenancy.Benchmarks.Rival;

RootCommand root = ComparisonCommand.Create();
root.Subcommands.Add(StageCommand.Create());

var url = new Option<string>("--urls") { Required = true };
var rival = new Command("rival", "Serves the hand-written endpoints; started by the comparison.") { url };
rival.Hidden = true;
rival.SetAction(parse => RivalServer.RunAsync(RivalSettings.FromEnvironment(parse.GetValue(url) ?? string.Empty)));
root.Subcommands.Add(rival);

var engineRounds = new Option<int>("--rounds")
{
    Description = "Rounds; all take turns.",
    DefaultValueFactory = _ => 41,
};
var milliseconds = new Option<int>("--milliseconds")
{
    Description = "Length of one part of a round.",
    DefaultValueFactory = _ => 30,
};
var percentile = new Option<int>("--percentile")
{
    Description = "Which percentile of the rounds is shown: 50 is the median, less suits a busy machine.",
    DefaultValueFactory = _ => 50,
};
var only = new Option<string[]>("--only") { Description = "Only these parts.", AllowMultipleArgumentsPerToken = true };
only.AcceptOnlyFromAmong(EngineComparison.Parts);
var engine = new Command("engine", "Measures the engine alone: parse, validate, execute, beside graphql-js.")
{
    engineRounds, milliseconds, percentile, only,
};
engine.SetAction(parse => EngineComparison.Run(new EngineComparisonOptions
{
    Rounds = parse.GetValue(engineRounds),
    Round = TimeSpan.FromMilliseconds(parse.GetValue(milliseconds)),
    Percentile = parse.GetValue(percentile),
    WarmUp = TimeSpan.FromSeconds(1),
    Parts = parse.GetValue(only) is { Length: > 0 } parts ? parts : EngineComparison.Parts,
}));
root.Subcommands.Add(engine);

var name = new Option<string>("--name") { Required = true };
var noLimits = new Option<bool>("--no-limits");
var hostile = new Command("hostile", "Answers one hostile document; started by the engine's benchmark.")
{
    name, noLimits,
};
hostile.Hidden = true;
hostile.SetAction(parse =>
    HostileReport.Measure(parse.GetValue(name) ?? string.Empty, !parse.GetValue(noLimits)));
root.Subcommands.Add(hostile);

// Ctrl-C ends servers and databases and deletes their files, which takes longer than the usual two seconds.
return await root.Parse(args).InvokeAsync(
    new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
