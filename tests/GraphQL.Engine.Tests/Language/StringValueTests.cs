using GraphTenancy.GraphQL.Engine.Language;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Language;

/// <summary>https://spec.graphql.org/September2025/#sec-String-Value</summary>
public sealed class StringValueTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"simple\"", "simple")]
    [InlineData("\" white space \"", " white space ")]
    [InlineData("\"quote \\\"\"", "quote \"")]
    [InlineData("\"escaped \\n\\r\\b\\t\\f\\/\\\\\"", "escaped \n\r\b\t\f/\\")]
    [InlineData("\"\\u1234\\u5678\\u90AB\\uCDEF\\uabcd\"", "\u1234\u5678\u90AB\uCDEF\uABCD")]
    [InlineData("\"\\u{41}\\u{1F600}\\u{0}\\u{10FFFF}\\u{00000041}\"", "A😀\0\U0010FFFFA")]
    [InlineData("\"surrogates \\uD83D\\uDE00 \\uDBFF\\uDFFF\"", "surrogates 😀 \U0010FFFF")]
    [InlineData("\"raw 😀 é \u0007\"", "raw 😀 é \u0007")]
    [InlineData("\"# no comment, no { token\"", "# no comment, no { token")]
    public void A_string_is_unescaped(string text, string expected)
    {
        var value = Assert.IsType<StringValueNode>(GraphQLParser.ParseValue(text));

        Assert.Equal(expected, value.Value);
        Assert.False(value.IsBlock);
    }

    [Theory]
    [InlineData("\"", 12, "Unterminated string.")]
    [InlineData("\"no end", 18, "Unterminated string.")]
    [InlineData("\"line\n\"", 13, "Unterminated string.")]
    [InlineData("\"line\r\"", 13, "Unterminated string.")]
    [InlineData("\"\\", 9, "Invalid character escape sequence: \"\\)\".")]
    [InlineData("\"\\z\"", 9, "Invalid character escape sequence: \"\\z\".")]
    [InlineData("\"\\'\"", 9, "Invalid character escape sequence: \"\\'\".")]
    [InlineData("\"\\é\"", 9, "Invalid character escape sequence: \"\\é\".")]
    [InlineData("\"\\u12\"", 9, "Invalid Unicode escape sequence: \"\\u12\")\".")]
    [InlineData("\"\\u00XX\"", 9, "Invalid Unicode escape sequence: \"\\u00XX\".")]
    [InlineData("\"\\u+123\"", 9, "Invalid Unicode escape sequence: \"\\u+123\".")]
    [InlineData("\"\\u😀56\"", 9, "Invalid Unicode escape sequence: \"\\u😀56\".")]
    [InlineData("\"\\uD83D\"", 9, "Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("\"\\uDE00\\uD83D\"", 9, "Invalid Unicode escape sequence: \"\\uDE00\".")]
    [InlineData("\"\\uD83D\\u0041\"", 9, "Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("\"\\uD83D\\u{DE00}\"", 9, "Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("\"\\u{}\"", 9, "Invalid Unicode escape sequence: \"\\u{}\".")]
    [InlineData("\"\\u{FXXX}\"", 9, "Invalid Unicode escape sequence: \"\\u{FX\".")]
    [InlineData("\"\\u{D83D}\"", 9, "Invalid Unicode escape sequence: \"\\u{D83D}\".")]
    [InlineData("\"\\u{110000}\"", 9, "Invalid Unicode escape sequence: \"\\u{110000}\".")]
    [InlineData("\"\\u{FFFFFFFFF}\"", 9, "Invalid Unicode escape sequence: \"\\u{FFFFFFFF\".")]
    [InlineData("\"\\u{000000041}\"", 9, "Invalid Unicode escape sequence: \"\\u{000000041\".")]
    public void A_malformed_string_is_refused_where_it_goes_wrong(string text, int column, string description) =>
        SyntaxErrorTests.AssertRefused($"{{ a(b: {text}) }}", 1, column, description);

    // An attribute cannot hold a lone surrogate, so < and > stand for a high and a low one.
    [Theory]
    [InlineData("{ a(b: \"x<y\") }", 10, "Invalid character within String: U+D83D.")]
    [InlineData("{ a(b: \"\"\"x>y\"\"\") }", 12, "Invalid character within String: U+DE00.")]
    [InlineData("# x<", 4, "Invalid character: U+D83D.")]
    [InlineData("{ >< }", 3, "Invalid character: U+DE00.")]
    public void A_lone_surrogate_is_no_character(string text, int column, string description) =>
        SyntaxErrorTests.AssertRefused(
            text.Replace('<', '\uD83D').Replace('>', '\uDE00'), 1, column, description);

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'a', 0xFF, (byte)'}' }, 3)]
    [InlineData(new byte[] { (byte)'{', (byte)'a', (byte)'}', 0xC3 }, 4)]
    [InlineData(new byte[] { (byte)'#', 0xC0, 0x80 }, 2)]
    [InlineData(new byte[] { (byte)'"', 0xC3, 0xA9, 0xF0, 0x9F, (byte)'"' }, 3)]
    public void Bytes_that_are_no_UTF8_are_a_syntax_error(byte[] utf8, int column)
    {
        var refusal = Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(new SourceText(utf8)));

        Assert.Contains("is not UTF-8", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(column, refusal.Location.Column);
    }

    [Theory]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"simple\"\"\"", "simple")]
    [InlineData("\"\"\" white space \"\"\"", " white space ")]
    [InlineData("\"\"\"contains \" quote\"\"\"", "contains \" quote")]
    [InlineData("\"\"\"contains \\\"\"\" triple\"\"\"", "contains \"\"\" triple")]
    [InlineData("\"\"\"\\\"\"\"\"\"\"", "\"\"\"")]
    [InlineData("\"\"\"unescaped \\n\\r\\b\\u1234\"\"\"", "unescaped \\n\\r\\b\\u1234")]
    [InlineData("\"\"\"multi\nline\"\"\"", "multi\nline")]
    [InlineData("\"\"\"multi\rline\r\nnormalized\"\"\"", "multi\nline\nnormalized")]
    [InlineData("\"\"\"\n\n    spans\n      multiple\n        lines\n\n    \"\"\"", "spans\n  multiple\n    lines")]
    [InlineData("\"\"\"\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n\"\"\"", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("\"\"\"  first\n    second\n   third\"\"\"", "  first\n second\nthird")]
    [InlineData("\"\"\"\n  a\n\n      \n  b\n \t \n\"\"\"", "a\n\n    \nb")]
    [InlineData("\"\"\"\n\t\ta\n\t b\"\"\"", "a\nb")]
    [InlineData("\"\"\"   \n \t\r\n \"\"\"", "")]
    [InlineData("\"\"\"😀\n é\"\"\"", "😀\né")]
    public void A_block_string_loses_common_indentation_and_blank_ends(string text, string expected)
    {
        var value = Assert.IsType<StringValueNode>(GraphQLParser.ParseValue(text));

        Assert.Equal(expected, value.Value);
        Assert.True(value.IsBlock);
    }

    [Theory]
    [InlineData("{ a(b: \"\"\"", 1, 11, "Unterminated string.")]
    [InlineData("{ a(b: \"\"\"no\n end", 2, 5, "Unterminated string.")]
    [InlineData("{ a(b: \"\"\"x\\\"\"\"", 1, 16, "Unterminated string.")]
    [InlineData("{ a(b: \"\"\"1\r\n2\r3\n\"\"\" ? }", 4, 5, "Unexpected character: \"?\".")]
    public void Lines_of_a_block_string_count(string text, int line, int column, string description) =>
        SyntaxErrorTests.AssertRefused(text, line, column, description);
}
