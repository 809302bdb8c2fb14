using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace GraphTenancy.GraphQL.Tests.Http;

/// <summary>Documents made to hurt: each is refused by its limit, nothing of it runs, and the server goes on.</summary>
[Collection(ServerCollection.Name)]
public sealed class HostileDocumentTests(ServerFixture server)
{
    public static TheoryData<string, string> Documents => new()
    {
        { "doubling", "LIMIT_FIELDS" },
        { "aliases", "LIMIT_FIELDS" },
        { "some aliases", "LIMIT_ALIASES" },
        { "roots", "LIMIT_ROOT_FIELDS" },
        { "braces", "LIMIT_DOCUMENT_BYTES" },
        { "nesting", "LIMIT_NESTING" },
        { "overlap", "LIMIT_FRAGMENT_VISITS" },
        { "directives", "LIMIT_DIRECTIVES" },
        { "tokens", "LIMIT_TOKENS" },
        { "depth", "LIMIT_FIELD_DEPTH" },
        { "introspection", "LIMIT_INTROSPECTION_FIELDS" },
        { "introspection lists", "HC0086" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_hostile_document_is_refused_by_its_limit(string name, string code)
    {
        TestClient client = server.CreateClient();
        string body = JsonSerializer.Serialize(new { query = Make(name) });
        await client.PostAsync(body, "application/json");
        long start = Stopwatch.GetTimestamp();

        TestAnswer answer = await client.PostAsync(body, "application/json");

        // Far above what it takes, far below what anything quadratic takes; the benchmarks have the figures.
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 2);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(code, CodesOf(answer));
        Assert.Equal("pong", (await client.QueryAsync("{ testPing }")).Data("testPing"));
    }

    [Theory]
    [InlineData("LIMIT_VARIABLE_LIST", "[", "1,", 20_000, "1]")]
    [InlineData("LIMIT_VARIABLE_DEPTH", "", "[", 40, "1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("LIMIT_VARIABLE_BYTES", "\"", "0123456789", 30_000, "\"")]
    public async Task Hostile_variables_are_refused(string code, string start, string repeated, int times, string end)
    {
        string value = start + string.Concat(Enumerable.Repeat(repeated, times)) + end;

        TestAnswer answer = await server.CreateClient().PostAsync(
            $$"""{ "query": "query ($v: String!) { testFailure(kind: $v) }", "variables": { "v": {{value}} } }""",
            "application/json");

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Ten_thousand_directives_give_a_hundred_errors_at_most()
    {
        TestAnswer answer = await server.CreateClient().QueryAsync(
            "{ testPing " + string.Concat(Enumerable.Repeat("@x ", 7_000)) + "}");

        Assert.InRange(answer.Json.GetProperty("errors").GetArrayLength(), 1, 101);
    }

    private static IEnumerable<string?> CodesOf(TestAnswer answer) => answer.Json.GetProperty("errors").EnumerateArray()
        .Select(static error => error.GetProperty("extensions").GetProperty("code").GetString());

    private static string Make(string name) => name switch
    {
        "doubling" => "{ orders { nodes { tenant { ...F0 } } } } " + Repeat(
            60, static i => $"fragment F{i} on Tenant {{ ...F{i + 1} ... {{ ...F{i + 1} }} }} ") + "fragment F60 on Tenant { id }",
        "aliases" => "{ " + Repeat(10_000, static i => $"a{i}: testPing ") + "}",
        "some aliases" => "{ orders { nodes { " + Repeat(300, static i => $"a{i}: id ") + "} } }",
        "roots" => "{ " + Repeat(101, static i => $"a{i}: testPing ") + "}",
        "braces" => new string('{', 1_000_000),
        "nesting" => string.Concat(Enumerable.Repeat("{a", 300)),
        "overlap" => "{ " + Repeat(100, static i => $"...F{i} ") + "} " + Repeat(
            100, static i => $"fragment F{i} on Query {{ " + Repeat(15, static j => $"...G{j} ") + "} ")
            + Repeat(15, static j => $"fragment G{j} on Query {{ testPing }} "),
        "directives" => "{ testPing @include(if: true) @skip(if: false) @a @b @c }",
        "tokens" => "{ testFailure(kind: [" + Repeat(16_000, static _ => "1 ") + "]) }",
        "depth" => "{ orders " + string.Concat(Enumerable.Repeat("{ a ", 100)) + new string('}', 101),
        "introspection" => "{ " + Repeat(80, static i => $"a{i}: __schema {{ types {{ name fields {{ name type {{ name }} }} }} }} ") + "}",
        "introspection lists" => "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static string Repeat(int times, Func<int, string> make)
    {
        var text = new StringBuilder();
        for (int i = 0; i < times; i++)
        {
            text.Append(make(i));
        }

        return text.ToString();
    }
}
