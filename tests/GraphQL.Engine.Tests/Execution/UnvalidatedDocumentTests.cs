using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

/// <summary>Documents that validation would refuse, executed as the reference implementation executes them.</summary>
public sealed class UnvalidatedDocumentTests
{
    private readonly TestEngine _engine = new TestEngine("""
        type Query { a(x: Int): Int b: Int o: O }
        type O { c: Int }
        type Subscription { tick: Int }
        """)
        .Sync("Query.a", static context => context.Arguments.GetValueOrDefault("x"))
        .Sync("Query.b", static _ => 2)
        .Sync("Query.o", static _ => new object())
        .Pure("O.c", static _ => 3)
        .Sync("Subscription.tick", static _ => 7);

    public UnvalidatedDocumentTests() => _engine.Options.SkipValidation = true;

    [Theory]
    [InlineData("{ b @skip }", "Argument \\\"@skip(if:)\\\" of required type \\\"Boolean!\\\" was not provided.")]
    [InlineData("{ b @skip(if: null) }", "Expected value of non-null type \\\"Boolean!\\\" not to be null.")]
    [InlineData("{ b @include(if: 1) }", "Boolean cannot represent a non boolean value: 1")]
    [InlineData("{ ... @include(if: X) { b } }", "Boolean cannot represent a non boolean value: X")]
    public async Task A_condition_without_a_Boolean_makes_the_data_null_at_the_root(string document, string message)
    {
        string body = await _engine.ExecuteAsync(document);

        Assert.StartsWith("""{"data":null,"errors":[{"message":""", body, StringComparison.Ordinal);
        Assert.Contains(message, body, StringComparison.Ordinal);
        Assert.Contains("\"locations\":[{\"line\":1", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ o { c @include(if: \"x\") } b }", """{"data":{"o":null,"b":2},"errors":[""")]
    [InlineData("{ o { ... on Query { a @skip } c } b }", """{"data":{"o":{"c":3},"b":2}}""")]
    [InlineData("{ b @skip(if: true) @include }", """{"data":{}}""")]
    public async Task A_condition_without_a_Boolean_fails_only_what_collects_it(string document, string start) =>
        Assert.StartsWith(start, await _engine.ExecuteAsync(document), StringComparison.Ordinal);

    [Fact]
    public async Task The_first_condition_of_a_name_counts() =>
        Assert.Equal("""{"b":2}""", await _engine.DataAsync("{ b @skip(if: false) @skip(if: true) }"));

    [Fact]
    public async Task The_last_argument_of_a_name_counts() =>
        Assert.Equal("""{"a":2}""", await _engine.DataAsync("{ a(x: 1, x: 2) }"));

    [Fact]
    public async Task The_last_operation_of_a_name_counts() =>
        Assert.Equal(
            """{"data":{"b":2}}""",
            await _engine.ExecuteAsync("query A { a } query A { b }", operationName: "A"));

    [Fact]
    public async Task A_subscription_to_an_unknown_field_does_not_start()
    {
        string result = Assert.Single(await _engine.ReadAllAsync("subscription { nope tick }"));

        Assert.StartsWith(
            """{"errors":[{"message":"The subscription field \"nope\" is not defined.","locations":[{"line":1,"column":16}]""",
            result,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_gives_one_result_where_it_is_asked_like_a_query()
    {
        _engine.Options.ResolveSubscriptions = true;

        Assert.Equal("""{"data":{"tick":7}}""", await _engine.ExecuteAsync("subscription { tick }"));
    }
}
