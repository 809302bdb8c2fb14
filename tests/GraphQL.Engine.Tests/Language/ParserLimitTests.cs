using System.Diagnostics;
using GraphTenancy.GraphQL.Engine.Language;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Language;

public sealed class ParserLimitTests
{
    [Theory]
    [InlineData("{a", "}", 200)]
    [InlineData("{...", "}", 200)]
    [InlineData("{a(b:", "[", 201)]
    [InlineData("{a(b:", "{c:", 201)]
    [InlineData("query($a:", "[", 201)]
    public void Nesting_is_refused_before_the_stack_is_in_danger(string first, string repeated, int column)
    {
        string opening = first.StartsWith("{a(", StringComparison.Ordinal) || first[0] == 'q' ? repeated : first;
        string text = first + string.Concat(Enumerable.Repeat(opening, 100_000));

        var refusal = Assert.Throws<GraphQLSyntaxException>(
            () => GraphQLParser.Parse(new SourceText(text), ParserOptions.Trusted));

        Assert.Equal("Syntax Error: Document nests deeper than 200 levels. Parsing aborted.", refusal.Message);
        Assert.InRange(refusal.Location.Column, column, 1000);
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_parsed()
    {
        DocumentNode document = GraphQLParser.Parse(new SourceText(Nested(200)));

        Assert.Single(document.Definitions);
        Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(new SourceText(Nested(201))));
    }

    [Fact]
    public void Levels_that_are_closed_do_not_count()
    {
        string text = "{" + string.Concat(Enumerable.Repeat("a(b:[{c:[]}]){d}", 1000)) + "}";

        DocumentNode document = GraphQLParser.Parse(new SourceText(text), new ParserOptions { MaxTokens = 0, MaxDepth = 4 });

        Assert.Single(document.Definitions);
    }

    [Fact]
    public void A_limit_above_what_the_stack_holds_is_still_no_crash()
    {
        var options = new ParserOptions { MaxTokens = 0, MaxFields = 0, MaxBytes = 0, MaxDepth = int.MaxValue };

        var refusal = Assert.Throws<GraphQLSyntaxException>(
            () => GraphQLParser.Parse(new SourceText(Nested(1_000_000)), options));

        Assert.Contains("nests deeper", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_token_after_the_last_allowed_one_is_refused()
    {
        var options = new ParserOptions { MaxTokens = 4 };

        DocumentNode document = GraphQLParser.Parse(new SourceText("{ a b # not counted\n }"), options);
        var refusal = Assert.Throws<GraphQLSyntaxException>(
            () => GraphQLParser.Parse(new SourceText("{ a b\n c }"), options));

        Assert.Single(document.Definitions);
        Assert.Equal("Syntax Error: Document contains more than 4 tokens. Parsing aborted.", refusal.Message);
        Assert.Equal((2, 4), (refusal.Location.Line, refusal.Location.Column));
    }

    [Fact]
    public void Default_limits_are_15000_tokens_and_256_KiB()
    {
        string tokens = "{a(b:[" + string.Concat(Enumerable.Repeat("1 ", 14_991)) + "])}";
        string bytes = "{a}".PadRight(256 * 1024);

        Assert.Single(GraphQLParser.Parse(new SourceText(tokens)).Definitions);
        Assert.Single(GraphQLParser.Parse(new SourceText(bytes)).Definitions);
        SyntaxErrorTests.AssertRefused(
            tokens + "{a}", 1, 29_992, "Document contains more than 15000 tokens. Parsing aborted.");
        SyntaxErrorTests.AssertRefused(
            bytes + " ", 1, 1, "Document contains more than 262144 bytes. Parsing aborted.");
    }

    [Fact]
    public void The_field_after_the_last_allowed_one_is_refused()
    {
        string fields = string.Concat(Enumerable.Repeat("a ", 2048));

        Assert.Single(GraphQLParser.Parse(new SourceText($"{{{fields}}}")).Definitions);
        SyntaxErrorTests.AssertRefused(
            $"{{{fields}b}}", 1, 4098, "Document contains more than 2048 fields. Parsing aborted.");
    }

    [Theory]
    [InlineData("{a}", 2, 0, 0, "LIMIT_DOCUMENT_BYTES")]
    [InlineData("{a}", 0, 2, 0, "LIMIT_TOKENS")]
    [InlineData("{a b}", 0, 0, 1, "LIMIT_FIELDS")]
    [InlineData("{a{b{c}}}", 0, 0, 0, "LIMIT_NESTING")]
    [InlineData("{a", 0, 0, 0, "GRAPHQL_PARSE_FAILED")]
    public void Each_limit_has_its_own_code(string text, int bytes, int tokens, int fields, string code)
    {
        var options = new ParserOptions { MaxBytes = bytes, MaxTokens = tokens, MaxFields = fields, MaxDepth = 2 };

        var refusal = Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(new SourceText(text), options));

        Assert.Equal(code, refusal.Error.Code);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("\"")]
    [InlineData("\"\"\"\\")]
    [InlineData("#\n")]
    [InlineData("-")]
    [InlineData("\\u{")]
    [InlineData("a")]
    [InlineData("{a ")]
    public void A_megabyte_of_anything_is_answered_quickly(string repeated)
    {
        var source = new SourceText(string.Concat(Enumerable.Repeat(repeated, 1_000_000 / repeated.Length)));
        long start = Stopwatch.GetTimestamp();

        Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(source, ParserOptions.Trusted));

        // Far above what it takes, far below what anything quadratic takes.
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 2);
    }

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("{a", levels)) + new string('}', levels);
}
