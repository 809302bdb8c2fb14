using System.Text.Json;
using GraphTenancy.GraphQL.Data.Filtering;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Filtering;

public sealed class FilterTests
{
    private static readonly ShopServer Server = new(new DataOptions
    {
        MaxFilterDepth = 4,
        MaxFilterConditions = 6,
        MaxFilterListLength = 3,
    });

    [Theory]
    [InlineData("status: { eq: SHIPPED }", "((t0.status = $1)) -- SHIPPED:Text")]
    [InlineData("status: { in: [PLACED, CANCELLED] }", "((t0.status = any($1))) -- [PLACED CANCELLED]:Text[]")]
    [InlineData("trackingNumber: { eq: null }", "((t0.tracking_number is null))")]
    [InlineData("trackingNumber: { neq: \"x\" }", "((t0.tracking_number is distinct from $1)) -- x:Text")]
    [InlineData("orderNumber: { neq: \"x\" }", "((t0.order_number <> $1)) -- x:Text")]
    [InlineData(
        "trackingNumber: { in: [null, \"x\"] }",
        "(((t0.tracking_number = any($1) or t0.tracking_number is null))) -- [x]:Text[]")]
    [InlineData(
        "trackingNumber: { nin: [\"x\"] }",
        "(((t0.tracking_number <> all($1) or t0.tracking_number is null))) -- [x]:Text[]")]
    [InlineData("version: { gte: 2, nlt: 3 }", "((t0.version >= $1 and (t0.version >= $2))) -- 2:Integer, 3:Integer")]
    [InlineData(
        "shippedAt: { ngt: \"2025-01-02T01:00:00+01:00\" }",
        "(((t0.shipped_at <= $1 or t0.shipped_at is null))) -- 2025-01-02T00:00:00.0000000Z:TimestampTz")]
    [InlineData("or: [{ version: { eq: 1 } }, { version: { eq: 2 } }]",
        "((((t0.version = $1)) or ((t0.version = $2)))) -- 1:Integer, 2:Integer")]
    [InlineData("and: []", "((true))")]
    [InlineData("or: []", "((false))")]
    public async Task A_filter_becomes_text_with_parameters(string where, string expected) =>
        Assert.Equal(expected, await ConditionOf(where));

    [Theory]
    [InlineData("total: { eq: 12.5 }", "t0.total_minor = $1)) -- 1250:Bigint")]
    [InlineData("total: { eq: 12.505 }", "false))")]
    [InlineData("total: { neq: 12.505 }", "true))")]
    [InlineData("total: { gt: 12.505 }", "t0.total_minor > $1)) -- 1250:Bigint")]
    [InlineData("total: { gte: 12.505 }", "t0.total_minor >= $1)) -- 1251:Bigint")]
    [InlineData("total: { lt: 12.505 }", "t0.total_minor < $1)) -- 1251:Bigint")]
    [InlineData("total: { lte: 12.505 }", "t0.total_minor <= $1)) -- 1250:Bigint")]
    [InlineData("total: { lt: 1e20 }", "t0.total_minor is not null))")]
    [InlineData("total: { gt: 1e20 }", "false))")]
    [InlineData("total: { in: [1.005, 2] }", "t0.total_minor = any($1))) -- [200]:Bigint[]")]
    public async Task Money_is_compared_in_whole_minor_units(string where, string expected) =>
        Assert.EndsWith(expected, await ConditionOf(where), StringComparison.Ordinal);

    [Theory]
    [InlineData("eq", "false))")]
    [InlineData("neq", "true))")]
    [InlineData("gt", "t0.placed_at > $1)) -- 1999-12-31T23:59:59.1234560Z:TimestampTz")]
    [InlineData("lte", "t0.placed_at <= $1)) -- 1999-12-31T23:59:59.1234560Z:TimestampTz")]
    [InlineData("lt", "t0.placed_at < $1)) -- 1999-12-31T23:59:59.1234570Z:TimestampTz")]
    [InlineData("gte", "t0.placed_at >= $1)) -- 1999-12-31T23:59:59.1234570Z:TimestampTz")]
    [InlineData("in", "t0.placed_at = any($1))) -- []:TimestampTz[]")]
    public async Task Moments_are_compared_in_whole_microseconds(string operation, string expected) => Assert.EndsWith(
        expected,
        await ConditionOf($$"""placedAt: { {{operation}}: "1999-12-31T23:59:59.1234567Z" }"""),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("contains", "t0.order_number like $1)) -- %50\\%\\_\\\\%:Text")]
    [InlineData("endsWith", "t0.order_number like $1)) -- %50\\%\\_\\\\:Text")]
    [InlineData("startsWith", "t0.order_number ^@ $1)) -- 50%_\\:Text")]
    [InlineData("ncontains", "(not t0.order_number like $1))) -- %50\\%\\_\\\\%:Text")]
    public async Task Wildcards_of_the_client_match_themselves(string operation, string expected) =>
        Assert.EndsWith(
            expected, await ConditionOf($$"""orderNumber: { {{operation}}: "50%_\\" }"""), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "customer: { name: { eq: \"A\" } }",
        "(exists (select from read_model.customers f1 where f1.tenant_id = t0.tenant_id and f1.customer_id = "
        + "t0.customer_id and ((f1.name = $1)))) -- A:Text")]
    [InlineData(
        "lines: { all: { quantity: { gt: 1 } } }",
        "((not exists (select from read_model.order_lines f1 where f1.tenant_id = t0.tenant_id and f1.order_id = "
        + "t0.order_id and ((f1.quantity > $1)) is not true))) -- 1:Integer")]
    [InlineData(
        "lines: { any: false }",
        "((not exists (select from read_model.order_lines f1 where f1.tenant_id = t0.tenant_id and f1.order_id = "
        + "t0.order_id)))")]
    public async Task A_relation_is_filtered_on_tenant_and_key(string where, string expected) =>
        Assert.Equal(expected, await ConditionOf(where));

    [Theory]
    [InlineData("version: { in: [1, 2, 3, 4] }")]
    [InlineData("and: [{ and: [{ and: [{ and: [] }] }] }, { and: [{ and: [{ and: [{ version: { eq: 1 } }] }] }] }]")]
    [InlineData("version: { eq: 1, neq: 2, gt: 3, gte: 4, lt: 5, lte: 6, ngt: 7 }")]
    public async Task A_filter_that_is_too_large_is_refused(string where) =>
        Assert.Equal(DataErrorCodes.FilterTooComplex, await CodeOf(where));

    [Theory]
    [InlineData("version: { gt: null }")]
    [InlineData("status: null")]
    [InlineData("version: { in: null }")]
    [InlineData("id: { eq: \"Q3VzdG9tZXI6MDE5MzAwMDAwMDAwNzAwMDgwMDAwMDAwMDAwMDAwMDE=\" }")]
    public async Task A_value_without_meaning_is_refused(string where) =>
        Assert.Equal("BAD_USER_INPUT", await CodeOf(where));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("100%", "100\\%")]
    [InlineData("a_b\\", "a\\_b\\\\")]
    public void Patterns_are_escaped(string text, string expected) =>
        Assert.Equal(expected, LikePattern.Escape(text));

    private static async Task<string> ConditionOf(string where)
    {
        var session = new SpySession();
        JsonElement response = await Server.ExecuteAsync($"{{ orderList(where: {{ {where} }}) {{ id }} }}", session.AddTo);
        Assert.True(session.Batches.Count == 1, response.ToString());
        string sql = session.Text.Replace(" order by t0.placed_at, t0.order_id", "", StringComparison.Ordinal);
        return sql["select t0.order_id from read_model.orders t0 where ".Length..];
    }

    private static async Task<string?> CodeOf(string where)
    {
        var session = new SpySession();
        JsonElement response = await Server.ExecuteAsync($"{{ orderList(where: {{ {where} }}) {{ id }} }}", session.AddTo);
        Assert.Empty(session.Batches);
        return response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
    }
}
