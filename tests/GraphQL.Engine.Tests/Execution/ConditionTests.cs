using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

public sealed class ConditionTests
{
    private readonly TestEngine _engine = new TestEngine("type Query { a: Int b: Int o: O } type O { x: Int y: Int }")
        .Sync("Query.a", static _ => 1)
        .Sync("Query.b", static _ => 2)
        .Sync("Query.o", static _ => new object())
        .Pure("O.x", static _ => 3)
        .Pure("O.y", static _ => 4);

    [Theory]
    [InlineData("{ a @include(if: false) b }", """{"b":2}""")]
    [InlineData("{ a @include(if: true) b @skip(if: true) }", """{"a":1}""")]
    [InlineData("{ a @skip(if: false) @include(if: false) b }", """{"b":2}""")]
    [InlineData("{ ... @skip(if: true) { a } b }", """{"b":2}""")]
    public async Task Literals_decide_while_planning(string document, string expected)
    {
        Assert.Equal(expected, await _engine.DataAsync(document));
    }

    [Theory]
    [InlineData("true", "true", """{"a":1,"o":{"x":3}}""")]
    [InlineData("true", "false", """{"a":1,"o":{"x":3,"y":4}}""")]
    [InlineData("false", "true", """{"o":{"x":3}}""")]
    public async Task Variables_decide_for_each_request(string p, string q, string expected)
    {
        const string Document = """
            query ($p: Boolean!, $q: Boolean!) { ...F @include(if: $p) o { x ... @skip(if: $q) { y } } }
            fragment F on Query { a }
            """;

        string data = await _engine.DataAsync(Document, $$"""{"p":{{p}},"q":{{q}}}""");

        Assert.Equal(expected, data);
    }

    [Theory]
    [InlineData("true", """{"o":{"x":3,"y":4}}""")]
    [InlineData("false", """{"o":{"y":4}}""")]
    public async Task The_condition_of_one_occurrence_goes_on_to_its_selections_only(string p, string expected)
    {
        string data = await _engine.DataAsync(
            "query ($p: Boolean!) { o @include(if: $p) { x } o { y } }", $$"""{"p":{{p}}}""");

        Assert.Equal(expected, data);
    }

    [Fact]
    public async Task A_fragment_skipped_once_still_counts_where_it_is_spread_again()
    {
        string data = await _engine.DataAsync(
            "query ($p: Boolean!) { ...F @include(if: $p) ...F } fragment F on Query { a }", """{"p":false}""");

        Assert.Equal("""{"a":1}""", data);
    }

    [Fact]
    public async Task No_resolver_of_an_excluded_field_runs()
    {
        int calls = 0;
        _engine.Sync("Query.a", _ => ++calls);

        await _engine.DataAsync("query ($p: Boolean!) { b a @include(if: $p) }", """{"p":false}""");

        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task A_condition_that_is_null_makes_the_data_null_at_the_root()
    {
        string body = await _engine.ExecuteAsync(
            "query ($p: Boolean = true) { a @include(if: $p) }", """{"p":null}""");

        const string message = "Argument \\\"@include(if:)\\\" has invalid value: Expected variable \\\"$p\\\" "
            + "provided to non-null type \\\"Boolean!\\\" not to be null.";
        Assert.StartsWith("""{"data":null,"errors":[{"message":""" + $"\"{message}\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("path", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_that_is_null_below_a_field_is_the_error_of_that_field()
    {
        var engine = new TestEngine("type Query { o: O b: Int } type O { x: Int }")
            .Sync("Query.o", static _ => new object())
            .Sync("Query.b", static _ => 2)
            .Pure("O.x", static _ => 1);
        const string document = "query ($p: Boolean = true) { o { x @skip(if: $p) } b }";

        string body = await engine.ExecuteAsync(document, """{"p":null}""");

        Assert.StartsWith("""{"data":{"o":null,"b":2},"errors":[""", body, StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"o\"]", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", """{"a":1,"b":2}""")]
    [InlineData("false", """{"b":2,"a":1}""")]
    public async Task A_field_stands_where_its_first_occurrence_takes_part(string value, string expected)
    {
        _engine.Sync("Query.a", static _ => 1).Sync("Query.b", static _ => 2);

        string data = await _engine.DataAsync("query ($p: Boolean!) { a @include(if: $p) b a }", $$"""{"p":{{value}}}""");

        Assert.Equal(expected, data);
    }

    [Fact]
    public async Task Fragments_that_multiply_by_conditions_are_refused_quickly()
    {
        const int Levels = 40;
        string variables = string.Join(", ", Enumerable.Range(0, Levels).Select(i => $"$p{i}: Boolean!, $q{i}: Boolean!"));
        string fragments = string.Concat(Enumerable.Range(0, Levels).Select(i =>
            $"fragment F{i} on Query {{ ...F{i + 1} @include(if: $p{i}) ...F{i + 1} @include(if: $q{i}) }}\n"));
        _engine.Options.Validation = _engine.Options.Validation with { MaxFields = int.MaxValue };

        string body = await _engine.ExecuteAsync(
            $"query ({variables}) {{ ...F0 }} {fragments} fragment F{Levels} on Query {{ a }}", "{}");

        Assert.StartsWith("""{"errors":[""", body, StringComparison.Ordinal);
    }
}
