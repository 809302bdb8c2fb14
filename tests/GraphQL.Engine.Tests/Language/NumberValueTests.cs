using GraphTenancy.GraphQL.Engine.Language;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Language;

/// <summary>https://spec.graphql.org/September2025/#sec-Int-Value</summary>
public sealed class NumberValueTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("4")]
    [InlineData("-4")]
    [InlineData("123456789012345678901234567890")]
    public void An_integer_keeps_its_text(string text) =>
        Assert.Equal(text, Assert.IsType<IntValueNode>(GraphQLParser.ParseValue(text)).Value);

    [Theory]
    [InlineData("4.123")]
    [InlineData("-0.0")]
    [InlineData("123e4")]
    [InlineData("123E-4")]
    [InlineData("-1.123e+4567")]
    public void A_float_keeps_its_text(string text) =>
        Assert.Equal(text, Assert.IsType<FloatValueNode>(GraphQLParser.ParseValue(text)).Value);

    [Theory]
    [InlineData("00", 2, "Invalid number, unexpected digit after 0: \"0\".")]
    [InlineData("-01", 3, "Invalid number, unexpected digit after 0: \"1\".")]
    [InlineData("1.", 3, "Invalid number, expected digit but got: <EOF>.")]
    [InlineData("1e", 3, "Invalid number, expected digit but got: <EOF>.")]
    [InlineData("1E+ ", 4, "Invalid number, expected digit but got: \" \".")]
    [InlineData("1.\"", 3, "Invalid number, expected digit but got: '\"'.")]
    [InlineData("1.é", 3, "Invalid number, expected digit but got: U+00E9.")]
    [InlineData("+1", 1, "Unexpected character: \"+\".")]
    [InlineData(".123", 1, "Invalid number, expected digit before \".\", did you mean \"0.123\"?")]
    [InlineData("-A", 2, "Invalid number, expected digit but got: \"A\".")]
    [InlineData("0xF1", 2, "Invalid number, expected digit but got: \"x\".")]
    [InlineData("123abc", 4, "Invalid number, expected digit but got: \"a\".")]
    [InlineData("1_000", 2, "Invalid number, expected digit but got: \"_\".")]
    [InlineData("1.2.3", 4, "Invalid number, expected digit but got: \".\".")]
    [InlineData("1.5e3x", 6, "Invalid number, expected digit but got: \"x\".")]
    [InlineData("1 2", 3, "Expected <EOF>, found Int \"2\".")]
    public void A_malformed_number_is_refused_where_it_goes_wrong(string text, int column, string description)
    {
        var refusal = Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.ParseValue(text));

        Assert.Equal("Syntax Error: " + description, refusal.Message);
        Assert.Equal(column, refusal.Location.Column);
    }
}
