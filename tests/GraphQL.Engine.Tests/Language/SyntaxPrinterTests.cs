using GraphTenancy.GraphQL.Engine.Language;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Language;

public sealed class SyntaxPrinterTests
{
    private static readonly string LongWord = new('w', 71);

    [Theory]
    [InlineData(KitchenSink.Executable)]
    [InlineData(KitchenSink.TypeSystem)]
    public void A_printed_document_parses_back_to_the_same_tree(string text)
    {
        DocumentNode document = GraphQLParser.Parse(new SourceText(text));

        DocumentNode reparsed = GraphQLParser.Parse(new SourceText(SyntaxPrinter.Print(document)));

        Assert.Equal(TreeText.Of(document), TreeText.Of(reparsed));
    }

    [Theory]
    [InlineData("query { a }", "{\n  a\n}")]
    [InlineData("\"d\" query { a }", "\"d\"\nquery {\n  a\n}")]
    [InlineData("query ($a: Int = 1 @b) { a }", "query ($a: Int = 1 @b) {\n  a\n}")]
    [InlineData("query Q($a: Int, $b: [A!]!) @c { a }", "query Q($a: Int, $b: [A!]!) @c {\n  a\n}")]
    [InlineData("query Q(\"d\" $a: Int, $b: A) { a }", "query Q(\n\"d\"\n$a: Int\n$b: A\n) {\n  a\n}")]
    [InlineData("{ x: a(b: {c: [1, $d]}) @e(f: null) { g } }", "{\n  x: a(b: { c: [1, $d] }) @e(f: null) {\n    g\n  }\n}")]
    [InlineData("{ ...on A { a } ...@b { c } ...D @e }", "{\n  ... on A {\n    a\n  }\n  ... @b {\n    c\n  }\n  ...D @e\n}")]
    [InlineData("fragment F on A @b { c } { d }", "fragment F on A @b {\n  c\n}\n\n{\n  d\n}")]
    [InlineData("{ a(b: []) c(d: {}) }", "{\n  a(b: [])\n  c(d: {  })\n}")]
    public void An_executable_document_is_laid_out(string text, string expected) => AssertPrinted(text, expected);

    [Theory]
    [InlineData("extend schema @a {query: Q}", "extend schema @a {\n  query: Q\n}")]
    [InlineData("type A implements & B & C @d { e(f: Int = 1): [G!]! }", "type A implements B & C @d {\n  e(f: Int = 1): [G!]!\n}")]
    [InlineData("type A { b(\"d\" c: Int, e: F): G }", "type A {\n  b(\n    \"d\"\n    c: Int\n    e: F\n  ): G\n}")]
    [InlineData("\"\"\"a\n b\"\"\" enum A { \"\"\"c\nd\"\"\" E @f }", "\"\"\"\na\nb\n\"\"\"\nenum A {\n  \"\"\"\n  c\n  d\n  \"\"\"\n  E @f\n}")]
    [InlineData("extend union A @b = | C | D", "extend union A @b = C | D")]
    [InlineData("union A", "union A")]
    [InlineData("scalar A @b scalar C", "scalar A @b\n\nscalar C")]
    [InlineData("input A { \"b\" b: Int = 1 @c }", "input A {\n  \"b\"\n  b: Int = 1 @c\n}")]
    [InlineData("directive @a(b: Int) repeatable on|FIELD|QUERY", "directive @a(b: Int) repeatable on FIELD | QUERY")]
    public void A_type_system_document_is_laid_out(string text, string expected) => AssertPrinted(text, expected);

    [Fact]
    public void Arguments_beyond_80_characters_stand_on_lines_of_their_own()
    {
        string word = new('w', 67);

        AssertPrinted($"{{ ab(c:{word},d:1) }}", $"{{\n  ab(c: {word}, d: 1)\n}}");
        AssertPrinted($"{{ abc(c:{word},d:1) }}", $"{{\n  abc(\n    c: {word}\n    d: 1\n  )\n}}");
        AssertPrinted($"{{ x: a(c:{word},d:1) }}", $"{{\n  x: a(\n    c: {word}\n    d: 1\n  )\n}}");
    }

    [Fact]
    public void Values_beyond_80_characters_stand_on_lines_of_their_own()
    {
        Assert.Equal($"[{LongWord}, b]", Print($"[{LongWord} b]"));
        Assert.Equal($"[\n  {LongWord}\n  bcdefghi\n]", Print($"[{LongWord} bcdefghi]"));
        Assert.Equal($"{{\n  a: {LongWord}\n  b: [c]\n}}", Print($"{{a: {LongWord} b: [c]}}"));
        Assert.Equal($"[\n  [\n    {LongWord}\n    bcdefghi\n  ]\n]", Print($"[[{LongWord} bcdefghi]]"));
    }

    [Theory]
    [InlineData("a \"b\" \\ / \b\f\n\r\t \u0001 \u007F \u0085 é 😀", "\"a \\\"b\\\" \\\\ / \\b\\f\\n\\r\\t \\u0001 \\u007F \\u0085 é 😀\"")]
    [InlineData("", "\"\"")]
    public void A_string_is_escaped(string value, string expected) =>
        Assert.Equal(expected, SyntaxPrinter.Print(new StringValueNode(value, false, default)));

    [Theory]
    [InlineData("", "\"\"\"\"\"\"")]
    [InlineData("a", "\"\"\"a\"\"\"")]
    [InlineData("  a", "\"\"\"  a\"\"\"")]
    [InlineData("a\"", "\"\"\"\na\"\n\"\"\"")]
    [InlineData("a\\", "\"\"\"\na\\\n\"\"\"")]
    [InlineData("a\n b", "\"\"\"\na\n b\n\"\"\"")]
    [InlineData("a \"\"\" b", "\"\"\"a \\\"\"\" b\"\"\"")]
    [InlineData("\na", "\"\\na\"")]
    [InlineData(" a\n b", "\" a\\n b\"")]
    [InlineData("a\r", "\"a\\r\"")]
    public void A_block_string_is_printed_as_one_when_it_survives(string value, string expected)
    {
        string printed = SyntaxPrinter.Print(new StringValueNode(value, true, default));

        Assert.Equal(expected, printed);
        Assert.Equal(value, Assert.IsType<StringValueNode>(GraphQLParser.ParseValue(printed)).Value);
    }

    [Theory]
    [InlineData("[[A!]!]!")]
    [InlineData("A")]
    public void A_type_is_printed(string text) => Assert.Equal(text, SyntaxPrinter.Print(GraphQLParser.ParseType(text)));

    [Fact]
    public void Printing_deep_values_is_linear()
    {
        string text = string.Concat(Enumerable.Repeat("[", 199)) + LongWord + LongWord + new string(']', 199);

        string printed = Print(text);

        Assert.Equal((199 * 2) + 1, printed.Split('\n').Length);
    }

    private static string Print(string value) => SyntaxPrinter.Print(GraphQLParser.ParseValue(value));

    private static void AssertPrinted(string text, string expected) =>
        Assert.Equal(expected, SyntaxPrinter.Print(GraphQLParser.Parse(new SourceText(text))));
}
