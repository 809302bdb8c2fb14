using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphTenancy.GraphQL.Engine.Types;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Types.Scalars;

public sealed class CustomScalarTests
{
    private const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";

    // In as a variable and as a literal, out again: one text.
    [Theory]
    [InlineData("UUID", "\"0F8FAD5B-D9CB-469F-A165-70867728950E\"", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    [InlineData("DateTime", "\"2025-09-30T13:45:00Z\"", "\"2025-09-30T13:45:00Z\"")]
    [InlineData("DateTime", "\"2025-09-30t13:45:00z\"", "\"2025-09-30T13:45:00Z\"")]
    [InlineData("DateTime", "\"2025-09-30T13:45:00.120+02:00\"", "\"2025-09-30T11:45:00.12Z\"")]
    [InlineData("DateTime", "\"2025-09-30T13:45:00.123456789Z\"", "\"2025-09-30T13:45:00.1234567Z\"")]
    [InlineData("DateTime", "\"2024-02-29T23:30:00-05:30\"", "\"2024-03-01T05:00:00Z\"")]
    [InlineData("LocalDate", "\"2024-02-29\"", "\"2024-02-29\"")]
    [InlineData("Decimal", "12.50", "12.50")]
    [InlineData("Decimal", "-7", "-7")]
    [InlineData("Decimal", "1e3", "1000")]
    [InlineData("Decimal", "79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("Long", "9223372036854775807", "9223372036854775807")]
    [InlineData("Long", "-9223372036854775808", "-9223372036854775808")]
    [InlineData("URL", "\"https://example.com/a?b=c#d\"", "\"https://example.com/a?b=c#d\"")]
    [InlineData("URL", "\"urn:isbn:0451450523\"", "\"urn:isbn:0451450523\"")]
    [InlineData("TenantCode", "\" Acme_1 \"", "\"acme_1\"")]
    [InlineData("TenantCode", "\"a\"", "\"a\"")]
    [InlineData("JSON", "[1, 2.50, true, null, \"x\"]", "[1,2.50,true,null,\"x\"]")]
    public void A_valid_value_comes_in_both_ways_and_goes_out(string scalar, string text, string expected)
    {
        object variable = ScalarValue.FromJson(scalar, text);
        object literal = ScalarValue.FromLiteral(scalar, text);

        Assert.Equal(expected, ScalarValue.ToResult(scalar, variable).Replace(", ", ",", StringComparison.Ordinal));
        Assert.Equal(expected, ScalarValue.ToResult(scalar, literal));
    }

    [Theory]
    [InlineData("UUID", "\"0f8fad5bd9cb469fa16570867728950e\"")]
    [InlineData("UUID", "\" 0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    [InlineData("UUID", "\"{0f8fad5b-d9cb-469f-a165-70867728950e}\"")]
    [InlineData("UUID", "1")]
    [InlineData("DateTime", "\"2025-09-30T13:45:00\"")]
    [InlineData("DateTime", "\"2025-09-30 13:45:00Z\"")]
    [InlineData("DateTime", "\"2025-09-30\"")]
    [InlineData("DateTime", "\"2025-09-31T00:00:00Z\"")]
    [InlineData("DateTime", "\"2025-09-30T24:00:00Z\"")]
    [InlineData("DateTime", "\"2025-09-30T13:45:00+25:00\"")]
    [InlineData("DateTime", "\"2025-09-30T13:45:00.Z\"")]
    [InlineData("DateTime", "1759236300")]
    [InlineData("LocalDate", "\"2025-02-29\"")]
    [InlineData("LocalDate", "\"2025-2-1\"")]
    [InlineData("LocalDate", "\"2025-09-30T00:00:00Z\"")]
    [InlineData("Decimal", "\"1\"")]
    [InlineData("Decimal", "1e29")]
    [InlineData("Long", "9223372036854775808")]
    [InlineData("Long", "1.5")]
    [InlineData("Long", "\"1\"")]
    [InlineData("URL", "\"/tmp/x\"")]
    [InlineData("URL", "\"example.com\"")]
    [InlineData("URL", "\"https://exa mple.com\"")]
    [InlineData("TenantCode", "\"\"")]
    [InlineData("TenantCode", "\"_a\"")]
    [InlineData("TenantCode", "\"a-b\"")]
    [InlineData("TenantCode", "\"ac\u0131me\"")]
    [InlineData("TenantCode", "\"\u0130stanbul\"")]
    [InlineData("TenantCode", "\"\u212Aa\"")]
    [InlineData("TenantCode", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"")]
    [InlineData("TenantCode", "7")]
    public void An_invalid_value_is_refused_as_variable_and_as_literal(string scalar, string text)
    {
        var variable = Assert.Throws<CoercionException>(() => ScalarValue.FromJson(scalar, text));
        var literal = Assert.Throws<CoercionException>(() => ScalarValue.FromLiteral(scalar, text));

        Assert.StartsWith($"{scalar} cannot represent ", variable.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{scalar} cannot represent ", literal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, object, string> Results => new()
    {
        { "UUID", Guid.Parse(Id, CultureInfo.InvariantCulture), $"\"{Id}\"" },
        { "UUID", Id, $"\"{Id}\"" },
        { "DateTime", new DateTime(2025, 9, 30, 13, 45, 0, DateTimeKind.Utc), "\"2025-09-30T13:45:00Z\"" },
        { "DateTime", new DateTimeOffset(2025, 9, 30, 13, 45, 0, 5, TimeSpan.FromHours(2)), "\"2025-09-30T11:45:00.005Z\"" },
        { "LocalDate", new DateOnly(2025, 9, 30), "\"2025-09-30\"" },
        { "LocalDate", new DateTime(2025, 9, 30, 23, 59, 0, DateTimeKind.Unspecified), "\"2025-09-30\"" },
        { "Decimal", 12.340m, "12.340" },
        { "Decimal", 5L, "5" },
        { "Long", 5, "5" },
        { "Long", 5.0m, "5" },
        { "URL", new Uri("https://example.com/ü"), "\"https://example.com/ü\"" },
        { "TenantCode", "ACME", "\"acme\"" },
        { "JSON", new ReadOnlyMemory<byte>("{\"a\": 1}"u8.ToArray()), "{\"a\": 1}" },
        { "JSON", JsonDocument.Parse("[1,  2]"), "[1,  2]" },
        { "JSON", new JsonObject { ["k"] = "v" }, "{\"k\":\"v\"}" },
        { "JSON", new Dictionary<string, object?> { ["k"] = new[] { 1, 2 }, ["n"] = null }, "{\"k\":[1,2],\"n\":null}" },
        { "JSON", new { TotalCount = 1 }, "{\"totalCount\":1}" },
        { "JSON", "é<", "\"é<\"" },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public void A_result_is_written_from_each_CLR_type(string scalar, object value, string expected) =>
        Assert.Equal(expected, ScalarValue.ToResult(scalar, value));

    public static TheoryData<string, object> RefusedResults => new()
    {
        { "UUID", 1 },
        { "DateTime", new DateTime(2025, 9, 30, 0, 0, 0, DateTimeKind.Unspecified) },
        { "DateTime", "yesterday" },
        { "LocalDate", "30.9.2025" },
        { "Decimal", "1.5" },
        { "Decimal", double.NaN },
        { "Long", 1.5 },
        { "Long", ulong.MaxValue },
        { "URL", new Uri("/relative", UriKind.Relative) },
        { "TenantCode", "not a code" },
        { "JSON", default(JsonElement) },
        { "JSON", ReadOnlyMemory<byte>.Empty },
        { "JSON", double.NaN },
    };

    [Theory]
    [MemberData(nameof(RefusedResults))]
    public void A_result_that_is_no_value_of_the_scalar_is_refused(string scalar, object value) =>
        Assert.Throws<CoercionException>(() => ScalarValue.ToResult(scalar, value));

    [Theory]
    [InlineData("RED", "\"RED\"")]
    [InlineData("[RED, { a: GREEN }]", "[\"RED\",{\"a\":\"GREEN\"}]")]
    [InlineData("[$none]", "[null]")]
    [InlineData("{ a: $none, b: [$none] }", "{\"b\":[null]}")]
    public void JSON_takes_the_name_of_an_enum_literal_and_leaves_out_what_has_no_value(string literal, string json) =>
        Assert.Equal(json, ((System.Text.Json.JsonElement)ScalarValue.FromLiteral("JSON", literal)).GetRawText());

    [Fact]
    public void JSON_of_a_variable_outlives_the_request_that_brought_it()
    {
        object value = ScalarValue.FromJson("JSON", """{ "a": [1] }""");

        // FromJson disposed its document.
        Assert.Equal(1, Assert.IsType<JsonElement>(value).GetProperty("a")[0].GetInt32());
    }
}
