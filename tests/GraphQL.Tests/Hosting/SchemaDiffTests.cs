using System.Text.Json;

namespace GraphTenancy.GraphQL.Tests.Hosting;

/// <summary><c>schema diff</c> as a process: what it prints and what its exit code says.</summary>
public sealed class SchemaDiffTests : IDisposable
{
    private const string Old = "type Query { a: Int b(x: Int): Int }";
    private const string Safe = "type Query { a: Int b(x: Int): Int c: Int }";
    private const string Dangerous = "type Query { a: Int b(x: Int, y: Int): Int }";
    private const string Breaking = "type Query { a: Int b(x: Int!): Int c: Int }";

    private readonly string _folder = Directory.CreateTempSubdirectory("graphtenancy-diff-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Old, null, 0)]
    [InlineData(Safe, null, 0)]
    [InlineData(Dangerous, null, 1)]
    [InlineData(Breaking, null, 2)]
    [InlineData(Old, "any", 0)]
    [InlineData(Safe, "any", 1)]
    [InlineData(Dangerous, "breaking", 0)]
    [InlineData(Breaking, "breaking", 2)]
    public async Task The_exit_code_is_that_of_the_worst_change(string @new, string? failOn, int exitCode)
    {
        string[] option = failOn is null ? [] : ["--fail-on", failOn];

        ProcessRun run = await ProcessRun.StartAsync(
            _folder, ["schema", "diff", Write("old", Old), Write("new", @new), .. option]);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task The_text_groups_the_changes_the_worst_first()
    {
        ProcessRun run = await ProcessRun.StartAsync(_folder, "schema", "diff", Write("old", Old), Write("new", Breaking));

        Assert.Equal(
            """
            Breaking
              Argument Query.b(x:) has changed type from Int to Int!.  ARG_CHANGED_KIND

            Safe
              Field Query.c was added.  FIELD_ADDED

            1 breaking, 0 dangerous, 1 safe

            """,
            run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_json_holds_the_same_for_programs()
    {
        ProcessRun run = await ProcessRun.StartAsync(
            _folder, "schema", "diff", Write("old", Old), Write("new", Dangerous), "--json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(1, json.RootElement.GetProperty("dangerous").GetInt32());
        JsonElement change = Assert.Single(json.RootElement.GetProperty("changes").EnumerateArray());
        Assert.Equal(
            """{"severity":"dangerous","code":"OPTIONAL_ARG_ADDED","path":"Query.b(y:)","message":"An optional argument Query.b(y:) was added."}""",
            JsonSerializer.Serialize(change));
    }

    [Fact]
    public async Task Without_a_second_schema_it_compares_with_the_servers_own()
    {
        ProcessRun own = await ProcessRun.StartAsync(_folder, "schema", "print");
        ProcessRun same = await ProcessRun.StartAsync(_folder, "schema", "diff", Write("own", own.Output));
        ProcessRun other = await ProcessRun.StartAsync(_folder, "schema", "diff", Write("old", Old));

        Assert.Equal((0, "The schemas are the same."), (same.ExitCode, same.Output.TrimEnd()));
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("Field Query.a was removed.", other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_third_schema_is_refused()
    {
        string old = Write("old", Old);

        ProcessRun run = await ProcessRun.StartAsync(_folder, "schema", "diff", old, old, old);

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("schema", "diff")]
    [InlineData("schema", "diff", "missing.graphql")]
    [InlineData("schema", "diff", "-", "-")]
    [InlineData("schema", "diff", "-", "--fail-on", "sometimes")]
    [InlineData("schema", "diff", "-")]
    public async Task What_cannot_be_compared_has_an_exit_code_of_its_own(params string[] arguments)
    {
        // Standard input is empty, and an empty text is no schema.
        ProcessRun run = await ProcessRun.StartAsync(_folder, arguments);

        Assert.Equal(3, run.ExitCode);
        Assert.NotEqual("", run.Errors);
    }

    [Theory]
    [InlineData("type Query { a: }", "(1,17): Syntax Error: Expected Name, found \"}\".")]
    [InlineData("type Query { a: Money }", "Unknown type \"Money\"")]
    public async Task A_file_that_is_no_schema_is_named_with_the_place(string sdl, string problem)
    {
        string file = Write("broken", sdl);

        ProcessRun run = await ProcessRun.StartAsync(_folder, "schema", "diff", file);

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(file, run.Errors, StringComparison.Ordinal);
        Assert.Contains(problem, run.Errors, StringComparison.Ordinal);
    }

    private string Write(string name, string sdl)
    {
        string path = Path.Combine(_folder, name + ".graphql");
        File.WriteAllText(path, sdl);
        return path;
    }
}
