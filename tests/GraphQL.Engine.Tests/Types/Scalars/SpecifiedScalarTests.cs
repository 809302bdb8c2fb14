using System.Globalization;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Scalars;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Types.Scalars;

public sealed class SpecifiedScalarTests
{
    [Theory]
    [InlineData("Int", "1", 1)]
    [InlineData("Int", "-2147483648", int.MinValue)]
    [InlineData("Int", "2147483647", int.MaxValue)]
    [InlineData("Int", "1.0", 1)]
    [InlineData("Int", "1e3", 1000)]
    [InlineData("Float", "1", 1.0)]
    [InlineData("Float", "-0.5e2", -50.0)]
    [InlineData("String", "\"a\\u00e9\"", "aé")]
    [InlineData("String", "\"\"", "")]
    [InlineData("Boolean", "true", true)]
    [InlineData("Boolean", "false", false)]
    [InlineData("ID", "\"x\"", "x")]
    [InlineData("ID", "4", "4")]
    [InlineData("ID", "4.0", "4")]
    [InlineData("ID", "9007199254740993", "9007199254740993")]
    [InlineData("ID", "-1", "-1")]
    public void A_variable_of_the_type_is_accepted(string scalar, string json, object expected) =>
        Assert.Equal(expected, ScalarValue.FromJson(scalar, json));

    [Theory]
    [InlineData("Int", "1.5", "Int cannot represent non-integer value: 1.5")]
    [InlineData("Int", "\"1\"", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("Int", "true", "Int cannot represent non-integer value: true")]
    [InlineData("Int", "[1]", "Int cannot represent non-integer value: [1]")]
    [InlineData("Int", "{\"a\":1}", "Int cannot represent non-integer value: { a: 1 }")]
    [InlineData("Int", "2147483648", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int", "-2147483649", "Int cannot represent non 32-bit signed integer value: -2147483649")]
    [InlineData("Int", "1e300", "Int cannot represent non 32-bit signed integer value: 1e+300")]
    [InlineData("Float", "\"1\"", "Float cannot represent non numeric value: \"1\"")]
    [InlineData("Float", "true", "Float cannot represent non numeric value: true")]
    [InlineData("Float", "1e400", "Float cannot represent non numeric value: 1e400")]
    [InlineData("String", "1", "String cannot represent a non string value: 1")]
    [InlineData("String", "true", "String cannot represent a non string value: true")]
    [InlineData("String", "[]", "String cannot represent a non string value: []")]
    [InlineData("Boolean", "1", "Boolean cannot represent a non boolean value: 1")]
    [InlineData("Boolean", "\"true\"", "Boolean cannot represent a non boolean value: \"true\"")]
    [InlineData("ID", "1.5", "ID cannot represent value: 1.5")]
    [InlineData("ID", "true", "ID cannot represent value: true")]
    [InlineData("ID", "{}", "ID cannot represent value: {}")]
    public void A_variable_of_another_type_is_refused(string scalar, string json, string message)
    {
        var refusal = Assert.Throws<CoercionException>(() => ScalarValue.FromJson(scalar, json));

        Assert.Equal(message, refusal.Message);
    }

    [Theory]
    [InlineData("Int", "0", 0)]
    [InlineData("Int", "-5", -5)]
    [InlineData("Float", "5", 5.0)]
    [InlineData("Float", "5.25e1", 52.5)]
    [InlineData("String", "\"a\"", "a")]
    [InlineData("String", "\"\"\"b\"\"\"", "b")]
    [InlineData("Boolean", "true", true)]
    [InlineData("ID", "\"a\"", "a")]
    [InlineData("ID", "12345678901234567890123", "12345678901234567890123")]
    public void A_literal_of_the_type_is_accepted(string scalar, string literal, object expected) =>
        Assert.Equal(expected, ScalarValue.FromLiteral(scalar, literal));

    [Theory]
    [InlineData("Int", "1.0", "Int cannot represent non-integer value: 1.0")]
    [InlineData("Int", "\"1\"", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("Int", "ONE", "Int cannot represent non-integer value: ONE")]
    [InlineData("Int", "2147483648", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Float", "\"1.5\"", "Float cannot represent non numeric value: \"1.5\"")]
    [InlineData("Float", "1e999", "Float cannot represent non numeric value: 1e999")]
    [InlineData("String", "1", "String cannot represent a non string value: 1")]
    [InlineData("String", "A", "String cannot represent a non string value: A")]
    [InlineData("Boolean", "0", "Boolean cannot represent a non boolean value: 0")]
    [InlineData("Boolean", "TRUE", "Boolean cannot represent a non boolean value: TRUE")]
    [InlineData("ID", "1.5", "ID cannot represent a non-string and non-integer value: 1.5")]
    [InlineData("ID", "[\"a\"]", "ID cannot represent a non-string and non-integer value: [\"a\"]")]
    public void A_literal_of_another_type_is_refused(string scalar, string literal, string message)
    {
        var refusal = Assert.Throws<CoercionException>(() => ScalarValue.FromLiteral(scalar, literal));

        Assert.Equal(message, refusal.Message);
    }

    public static TheoryData<string, object, string> Results => new()
    {
        { "Int", 1, "1" },
        { "Int", 5L, "5" },
        { "Int", (byte)7, "7" },
        { "Int", 3.0, "3" },
        { "Int", 3.0m, "3" },
        { "Int", true, "1" },
        { "Int", "123", "123" },
        { "Float", 1.5, "1.5" },
        { "Float", 1, "1" },
        { "Float", 1.25m, "1.25" },
        { "Float", "-1.1", "-1.1" },
        { "Float", false, "0" },
        { "String", "a\"b", "\"a\\\"b\"" },
        { "String", 1, "\"1\"" },
        { "String", -1.5, "\"-1.5\"" },
        { "String", true, "\"true\"" },
        { "Boolean", true, "true" },
        { "Boolean", 0, "false" },
        { "Boolean", 2.5, "true" },
        { "ID", "x", "\"x\"" },
        { "ID", 123, "\"123\"" },
        { "ID", long.MaxValue, "\"9223372036854775807\"" },
        { "ID", Guid.Empty, "\"00000000-0000-0000-0000-000000000000\"" },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public void A_result_is_written_as_the_type(string scalar, object value, string expected) =>
        Assert.Equal(expected, ScalarValue.ToResult(scalar, value));

    [Theory]
    [InlineData("Int", "1", "1")]
    [InlineData("Int", "2.0", "2")]
    [InlineData("Int", "true", "1")]
    [InlineData("Int", "\"12\"", "12")]
    [InlineData("Float", "1.5", "1.5")]
    [InlineData("Float", "1e2", "100")]
    [InlineData("String", "\"a\"", "\"a\"")]
    [InlineData("String", "7", "\"7\"")]
    [InlineData("String", "false", "\"false\"")]
    [InlineData("Boolean", "true", "true")]
    [InlineData("Boolean", "0", "false")]
    [InlineData("ID", "\"x\"", "\"x\"")]
    [InlineData("ID", "7", "\"7\"")]
    public void A_result_held_as_JSON_is_written_alike(string scalar, string json, string expected) =>
        Assert.Equal(expected, ScalarValue.ToResultFromJson(scalar, json));

    public static TheoryData<string, object, string> RefusedResults => new()
    {
        { "Int", 1.5, "Int cannot represent non-integer value: 1.5" },
        { "Int", "one", "Int cannot represent non-integer value: \"one\"" },
        { "Int", "", "Int cannot represent non-integer value: \"\"" },
        { "Int", 2147483648L, "Int cannot represent non 32-bit signed integer value: 2147483648" },
        { "Int", ulong.MaxValue, "Int cannot represent non 32-bit signed integer value: 18446744073709551615" },
        { "Int", double.NaN, "Int cannot represent non-integer value: NaN" },
        { "Int", new object(), "Int cannot represent non-integer value: [Object]" },
        { "Float", double.PositiveInfinity, "Float cannot represent non numeric value: Infinity" },
        { "Float", "x", "Float cannot represent non numeric value: \"x\"" },
        { "String", double.NaN, "String cannot represent value: NaN" },
        { "String", new object(), "String cannot represent value: [Object]" },
        { "Boolean", "true", "Boolean cannot represent a non boolean value: \"true\"" },
        { "Boolean", double.NaN, "Boolean cannot represent a non boolean value: NaN" },
        { "ID", 1.5, "ID cannot represent value: 1.5" },
        { "ID", true, "ID cannot represent value: true" },
    };

    [Theory]
    [MemberData(nameof(RefusedResults))]
    public void A_result_that_is_no_value_of_the_type_is_refused(string scalar, object value, string message)
    {
        var refusal = Assert.Throws<CoercionException>(() => ScalarValue.ToResult(scalar, value));

        Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public void A_long_text_is_cut_in_the_message()
    {
        string json = "\"" + new string('x', 5000) + "\"";

        var refusal = Assert.Throws<CoercionException>(() => ScalarValue.FromJson("Int", json));

        Assert.InRange(refusal.Message.Length, 200, 300);
        Assert.EndsWith("…\"", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1e300)]
    [InlineData(-5.0)]
    public void A_default_of_Float_survives_being_printed(double number)
    {
        string literal = GraphQL.Engine.Language.SyntaxPrinter.Print(
            GraphQL.Engine.Types.Scalars.BuiltInScalars.Float.ToLiteral(number));

        Assert.Equal(number, ScalarValue.FromLiteral("Float", literal));
        Assert.Equal(number, double.Parse(literal, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_lone_surrogate_stays_in_a_text()
    {
        using JsonDocument json = JsonDocument.Parse("\"a\\ud800\\n\"");

        Assert.Equal("a\ud800\n", BuiltInScalars.String.CoerceVariable(json.RootElement));
    }
}
