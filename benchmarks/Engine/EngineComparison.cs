using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Validation;
using Spectre.Console;

namespace GraphTenancy.Benchmarks.Engine;

/// <summary>Measures the engine without HTTP and without a database, and graphql-js beside it.</summary>
internal sealed class EngineComparison(EngineComparisonOptions options, GraphQLJs? graphQLJs)
{
    // The goals stand in the table, so that a run says by itself what it misses.
    private const double ParsingToLexing = 3;
    private const double ValidatingToParsing = 2;
    private const double ExecutingToWriting = 1.5;
    private const double RivalToOurs = 5;

    private readonly Table _table = new Table().AddColumns("work", "who", "µs", "ratio", "goal", "");

    /// <summary>What can be measured.</summary>
    public static string[] Parts { get; } = ["documents", "list", "allocations", "hostile"];

    /// <summary>Runs the parts; returns 0.</summary>
    public static int Run(EngineComparisonOptions options)
    {
        // Without a terminal the console is 80 wide, and the tables would be folded into their cells.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
        if (options.Parts.Contains("documents") || options.Parts.Contains("list"))
        {
            using GraphQLJs? rival = GraphQLJs.TryStart();
            new EngineComparison(options, rival).Compare();
        }

        if (options.Parts.Contains("allocations"))
        {
            AllocationReport.Print();
        }

        if (options.Parts.Contains("hostile"))
        {
            HostileReport.Print();
        }

        return 0;
    }

    private void Compare()
    {
        if (options.Parts.Contains("documents"))
        {
            foreach ((string name, byte[] utf8) in EngineDocuments.All)
            {
                CompareDocument(name, utf8);
            }
        }

        if (options.Parts.Contains("list"))
        {
            CompareList();
        }

        AnsiConsole.Write(_table);
        AnsiConsole.WriteLine(
            $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, percentile {options.Percentile} of "
            + $"{options.Rounds} rounds of {options.Round.TotalMilliseconds} ms in turn. The ratio of graphql-js is its time to ours.");
        if (graphQLJs is null)
        {
            AnsiConsole.WriteLine("graphql-js was NOT measured; what is missing stands above.");
        }
    }

    private void CompareDocument(string name, byte[] utf8)
    {
        Schema schema = SchemaBuilder.FromSdl(EngineDocuments.Sdl).Build();
        DocumentNode parsed = GraphQLParser.Parse(new SourceText(utf8));
        if (!DocumentValidator.Validate(schema, parsed).IsValid)
        {
            throw new InvalidOperationException($"The document {name} is not valid.");
        }

        string text = Encoding.UTF8.GetString(utf8);
        List<Contestant> contestants =
        [
            Contestant.Here("lex", () => Lex(utf8, withValues: false)),
            Contestant.Here("parse", () => GraphQLParser.Parse(new SourceText(utf8))),
            Contestant.Here("validate", () => DocumentValidator.Validate(schema, parsed)),
            Contestant.Here("lex with values", () => Lex(utf8, withValues: true)),
        ];
        if (graphQLJs is not null)
        {
            contestants.Add(graphQLJs.Contestant("parse", EngineDocuments.Sdl, text));
            contestants.Add(graphQLJs.Contestant("validate", EngineDocuments.Sdl, text));
        }

        double[] figures = Measure(contestants);
        Add($"{name}: lex", "ours", figures[0]);
        Add($"{name}: lex, with the values of tokens", "ours", figures[3]);
        Add($"{name}: parse", "ours", figures[1], figures[1] / figures[0], ParsingToLexing, "of lexing");
        Add($"{name}: validate", "ours", figures[2], figures[2] / figures[1], ValidatingToParsing, "of parsing");
        if (graphQLJs is not null)
        {
            AddRival($"{name}: parse", contestants[4].Name, figures[4], figures[1]);
            AddRival($"{name}: validate", contestants[5].Name, figures[5], figures[2]);
        }
    }

    private void CompareList()
    {
        var request = new GraphQLRequest { Document = Encoding.UTF8.GetBytes(ListWorkload.Document) };
        RequestExecutor codeFirst = ListWorkload.CodeFirst();
        RequestExecutor sdlFirst = ListWorkload.SdlFirst();
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(256 * 1024);
        using var writer = new Utf8JsonWriter(buffer);
        MustBeSame(codeFirst, request);
        MustBeSame(sdlFirst, request);
        List<Contestant> contestants =
        [
            Contestant.Here("by hand", () =>
            {
                buffer.ResetWrittenCount();
                writer.Reset();
                ListWorkload.WriteByHand(writer);
            }),
            Contestant.Here("code first", () => ListWorkload.Execute(codeFirst, request).Dispose()),
            Contestant.Here("SDL first", () => ListWorkload.Execute(sdlFirst, request).Dispose()),
        ];
        if (graphQLJs is not null)
        {
            contestants.Add(graphQLJs.Contestant(
                "execute", ListWorkload.Sdl, ListWorkload.Document, ListWorkload.JsonItems));
        }

        double[] figures = Measure(contestants);
        const string Work = "1,000 items of 5 fields: execute";
        Add("1,000 items of 5 fields: write", "by hand (Utf8JsonWriter)", figures[0]);
        Add(Work, "ours, code first", figures[1], figures[1] / figures[0], ExecutingToWriting, "of by hand");
        Add(Work, "ours, SDL first", figures[2], figures[2] / figures[0], ExecutingToWriting, "of by hand");
        if (graphQLJs is not null)
        {
            AddRival(Work, contestants[3].Name, figures[3], Math.Max(figures[1], figures[2]));
        }
    }

    // In turn, so that a noisy moment of the machine meets all of them.
    private double[] Measure(List<Contestant> contestants)
    {
        foreach (Contestant contestant in contestants)
        {
            contestant.Measure(options.WarmUp);
        }

        List<double>[] rounds = [.. contestants.Select(static _ => new List<double>())];
        for (int round = 0; round < options.Rounds; round++)
        {
            for (int i = 0; i < contestants.Count; i++)
            {
                rounds[i].Add(contestants[i].Measure(options.Round));
            }
        }

        return [.. rounds.Select(round => Clock.Percentile(round, options.Percentile))];
    }

    private void AddRival(string work, string name, double figure, double ours) =>
        Row(work, name, figure, $"{figure / ours:0.0}", $">= {RivalToOurs}", figure / ours >= RivalToOurs);

    private void Add(string work, string who, double figure) => _table.AddRow(work, who, $"{figure / 1000:0.0}");

    private void Add(string work, string who, double figure, double ratio, double goal, string of) =>
        Row(work, who, figure, $"{ratio:0.00} {of}", $"<= {goal:0.0}", ratio <= goal);

    private void Row(string work, string who, double figure, string ratio, string goal, bool isReached) =>
        _table.AddRow(work, who, $"{figure / 1000:0.0}", ratio, goal, isReached ? "reached" : "missed");

    private static int Lex(byte[] utf8, bool withValues)
    {
        var lexer = new GraphQLLexer(new SourceText(utf8));
        int read = 0;
        for (Token token = lexer.ReadToken(); token.Kind != TokenKind.EndOfFile; token = lexer.ReadToken())
        {
            // Punctuators have no value.
            read += withValues && token.Kind >= TokenKind.Name ? lexer.ValueOf(token).Length : 1;
        }

        return read;
    }

    private static void MustBeSame(RequestExecutor executor, GraphQLRequest request)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        ListWorkload.WriteByHand(writer);
        using ExecutionResult result = ListWorkload.Execute(executor, request);
        if (!result.Body.Span.SequenceEqual(buffer.WrittenSpan))
        {
            throw new InvalidOperationException(
                "The response differs from the one written by hand: " + Encoding.UTF8.GetString(result.Body.Span));
        }
    }
}
