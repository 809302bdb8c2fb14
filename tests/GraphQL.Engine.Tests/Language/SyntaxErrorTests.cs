using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Language;

/// <summary>Message and place of every refusal; the expectations are the answers of graphql-js 17.</summary>
public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("", 1, 1, "Unexpected <EOF>.")]
    [InlineData("  # only a comment", 1, 19, "Unexpected <EOF>.")]
    [InlineData("{", 1, 2, "Expected Name, found <EOF>.")]
    [InlineData("{ {} }", 1, 3, "Expected Name, found \"{\".")]
    [InlineData("{ a() }", 1, 5, "Expected Name, found \")\".")]
    [InlineData("{ a(b) }", 1, 6, "Expected \":\", found \")\".")]
    [InlineData("{ a(b:) }", 1, 7, "Unexpected \")\".")]
    [InlineData("{ ...on }", 1, 9, "Expected Name, found \"}\".")]
    [InlineData("{ ...a(b: 1) }", 1, 7, "Expected Name, found \"(\".")]
    [InlineData("query", 1, 6, "Expected \"{\", found <EOF>.")]
    [InlineData("query () { a }", 1, 8, "Expected \"$\", found \")\".")]
    [InlineData("query ($a Int) { a }", 1, 11, "Expected \":\", found Name \"Int\".")]
    [InlineData("query ($a: Int = $b) { a }", 1, 18, "Unexpected variable \"$b\" in constant value.")]
    [InlineData("query ($a: Int = $) { a }", 1, 18, "Unexpected \"$\".")]
    [InlineData("query ($a: [Int) { a }", 1, 16, "Expected \"]\", found \")\".")]
    [InlineData("query ($a: Int!!) { a }", 1, 16, "Expected \"$\", found \"!\".")]
    [InlineData("notAnOperation Foo { a }", 1, 1, "Unexpected Name \"notAnOperation\".")]
    [InlineData("fragment on on T { a }", 1, 10, "Unexpected Name \"on\".")]
    [InlineData("fragment f { a }", 1, 12, "Expected \"on\", found \"{\".")]
    [InlineData("\"text\" { a }", 1, 1, "Unexpected description, descriptions are not supported on shorthand queries.")]
    [InlineData("\"text\" extend type A { a: Int }", 1, 1, "Unexpected description, only GraphQL definitions support descriptions.")]
    [InlineData("\"text\" 1", 1, 8, "Unexpected Int \"1\".")]
    public void An_executable_document_is_refused_where_it_leaves_the_grammar(
        string text, int line, int column, string description) => AssertRefused(text, line, column, description);

    [Theory]
    [InlineData("extend", 1, 7, "Unexpected <EOF>.")]
    [InlineData("extend query", 1, 8, "Unexpected Name \"query\".")]
    [InlineData("extend directive @a", 1, 20, "Unexpected <EOF>.")]
    [InlineData("extend directive @a repeatable", 1, 21, "Unexpected Name \"repeatable\".")]
    [InlineData("directive @a repeatable @b on FIELD", 1, 25, "Expected \"on\", found \"@\".")]
    [InlineData("directive @a @b(c: $d) on FIELD", 1, 20, "Unexpected variable \"$d\" in constant value.")]
    [InlineData("extend schema", 1, 14, "Unexpected <EOF>.")]
    [InlineData("extend scalar A", 1, 16, "Unexpected <EOF>.")]
    [InlineData("extend type A scalar B", 1, 15, "Unexpected Name \"scalar\".")]
    [InlineData("extend interface A", 1, 19, "Unexpected <EOF>.")]
    [InlineData("extend union A", 1, 15, "Unexpected <EOF>.")]
    [InlineData("extend enum A", 1, 14, "Unexpected <EOF>.")]
    [InlineData("extend input A", 1, 15, "Unexpected <EOF>.")]
    [InlineData("schema {}", 1, 9, "Expected Name, found \"}\".")]
    [InlineData("schema { find: Query }", 1, 10, "Unexpected Name \"find\".")]
    [InlineData("type A {}", 1, 9, "Expected Name, found \"}\".")]
    [InlineData("type A implements { a: Int }", 1, 19, "Expected Name, found \"{\".")]
    [InlineData("type A implements B C", 1, 21, "Unexpected Name \"C\".")]
    [InlineData("type A { a(): Int }", 1, 12, "Expected Name, found \")\".")]
    [InlineData("type A { a: Int @b(c: $d) }", 1, 23, "Unexpected variable \"$d\" in constant value.")]
    [InlineData("union A =", 1, 10, "Expected Name, found <EOF>.")]
    [InlineData("union A = | | B", 1, 13, "Expected Name, found \"|\".")]
    [InlineData("enum A { B true }", 1, 12, "Name \"true\" is reserved and cannot be used for an enum value.")]
    [InlineData("enum A { false }", 1, 10, "Name \"false\" is reserved and cannot be used for an enum value.")]
    [InlineData("enum A { null }", 1, 10, "Name \"null\" is reserved and cannot be used for an enum value.")]
    [InlineData("input A { a(b: Int): Int }", 1, 12, "Expected \":\", found \"(\".")]
    [InlineData("directive @a", 1, 13, "Expected \"on\", found <EOF>.")]
    [InlineData("directive @a on", 1, 16, "Expected Name, found <EOF>.")]
    [InlineData("directive @a on FIELD | NOWHERE", 1, 25, "Unexpected Name \"NOWHERE\".")]
    public void A_type_system_document_is_refused_where_it_leaves_the_grammar(
        string text, int line, int column, string description) => AssertRefused(text, line, column, description);

    [Theory]
    [InlineData("{ a\n  b(c: %) }", 2, 8, "Unexpected character: \"%\".")]
    [InlineData("{ a\r\n b\r c\n ? }", 4, 2, "Unexpected character: \"?\".")]
    [InlineData("{ a(b: \"😀\", c: ?) }", 1, 17, "Unexpected character: \"?\".")]
    [InlineData("\uFEFF{ ? }", 1, 4, "Unexpected character: \"?\".")]
    [InlineData("# é😀\n\té", 2, 2, "Unexpected character: U+00E9.")]
    [InlineData("{ 😀 }", 1, 3, "Unexpected character: U+1F600.")]
    [InlineData("{ \u0007 }", 1, 3, "Unexpected character: U+0007.")]
    [InlineData("{ a(b: 'c') }", 1, 8, "Unexpected single quote character ('), did you mean to use a double quote (\")?")]
    [InlineData("{ .. }", 1, 3, "Unexpected \"..\", did you mean \"...\"?")]
    [InlineData("{ . }", 1, 3, "Unexpected character: \".\".")]
    public void A_character_that_starts_no_token_is_refused_where_it_stands(
        string text, int line, int column, string description) => AssertRefused(text, line, column, description);

    // An attribute cannot hold half a surrogate pair, so % stands for it.
    [Theory]
    [InlineData("{ a(b: 1%) }", 1, 9, "Invalid character: U+D83D.")]
    [InlineData("{ a(b: 1e%) }", 1, 10, "Invalid number, expected digit but got: U+D83D.")]
    [InlineData("{ a(b: \"%\") }", 1, 9, "Invalid character within String: U+D83D.")]
    [InlineData("{ a(b: \"\"\"%\"\"\") }", 1, 11, "Invalid character within String: U+D83D.")]
    [InlineData("{ a(b: \"\\%\") }", 1, 9, "Invalid character escape sequence: \"\\\uFFFD\".")]
    [InlineData("{ a(b: \"\\u%12\") }", 1, 9, "Invalid Unicode escape sequence: \"\\u\uFFFD12\"\".")]
    [InlineData("# %", 1, 3, "Invalid character: U+D83D.")]
    public void Half_a_surrogate_pair_is_refused_where_it_stands(
        string text, int line, int column, string description) =>
        AssertRefused(text.Replace('%', '\uD83D'), line, column, description);

    [Theory]
    [InlineData("{}")]
    [InlineData("query A($a: Int) @b { } fragment C on D {}")]
    [InlineData("{ a { } b: c(d: 1) {} ... on E {} }")]
    public void A_selection_set_may_be_empty_unless_the_options_ask_for_a_selection(string text)
    {
        GraphQLParser.Parse(new SourceText(text));

        var strict = new ParserOptions { AllowEmptySelectionSets = false };
        Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(new SourceText(text), strict));
    }

    [Fact]
    public void Directives_stand_on_directive_definitions_and_on_their_extensions()
    {
        const string text =
            "directive @a(b: Int) @c(d: 1) @e repeatable on FIELD | DIRECTIVE_DEFINITION | FRAGMENT_VARIABLE_DEFINITION\n\n"
            + "extend directive @a @f(g: \"h\")";

        DocumentNode document = GraphQLParser.Parse(new SourceText(text));

        var definition = Assert.IsType<DirectiveDefinitionNode>(document.Definitions[0]);
        Assert.Equal(["c", "e"], definition.Directives.Select(static directive => directive.Name.Value));
        Assert.True(Assert.IsType<DirectiveDefinitionNode>(document.Definitions[1]).IsExtension);
        Assert.Equal(text, SyntaxPrinter.Print(document));
    }

    internal static void AssertRefused(string text, int line, int column, string description)
    {
        var refusal = Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(new SourceText(text)));

        Assert.Equal("Syntax Error: " + description, refusal.Error.Message);
        Assert.Equal(new SourceLocation(line, column), Assert.Single(refusal.Error.Locations));
        bool isLimit = description.EndsWith("Parsing aborted.", StringComparison.Ordinal);
        Assert.Equal(!isLimit, refusal.Error.Code == ErrorCodes.SyntaxError);
    }
}
