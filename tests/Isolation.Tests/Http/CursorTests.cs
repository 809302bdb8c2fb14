using System.Text;
using System.Text.Json;
using GraphTenancy.Isolation.Tests.World;

namespace GraphTenancy.Isolation.Tests.Http;

/// <summary>A cursor is good for the tenant, field and order that gave it, and for nothing else.</summary>
[Collection(ServerCollection.Name)]
public sealed class CursorTests(TwoCompanies companies) : IClassFixture<TwoCompanies>
{
    private const string Page = "query ($after: String) { orders(after: $after) { edges { cursor } nodes { id } } }";

    [Fact]
    public async Task A_cursor_of_another_tenant_is_refused_as_one_that_was_made_up()
    {
        string foreign = await CursorAsync(companies.Other);
        string own = await CursorAsync(companies.One);
        string forged = (own[0] == 'A' ? "B" : "A") + own[1..];

        TestAnswer refused = await companies.One.SendAsync(Page, new { after = foreign });
        TestAnswer madeUp = await companies.One.SendAsync(Page, new { after = forged });
        TestAnswer accepted = await companies.One.SendAsync(Page, new { after = own });

        Assert.Equal("CURSOR_INVALID", refused.Code);
        Assert.Equal(madeUp.Body, refused.Body);
        Assert.Null(accepted.Code);
    }

    [Fact]
    public async Task Every_cursor_with_one_changed_character_is_refused()
    {
        string own = await CursorAsync(companies.One);
        for (int i = 0; i < own.Length; i++)
        {
            string changed = own[..i] + (own[i] == 'x' ? 'y' : 'x') + own[(i + 1)..];

            Assert.Equal("CURSOR_INVALID", (await companies.One.SendAsync(Page, new { after = changed })).Code);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("' or true --")]
    [InlineData("MQ==")]
    [InlineData("sql")]
    [InlineData("long")]
    public async Task A_cursor_that_is_none_is_refused(string cursor)
    {
        string after = cursor switch
        {
            "sql" => Convert.ToBase64String(Encoding.UTF8.GetBytes("'; select pg_sleep(9); --")),
            "long" => new string('A', 200_000),
            _ => cursor,
        };

        Assert.Equal("CURSOR_INVALID", (await companies.One.SendAsync(Page, new { after })).Code);
    }

    [Theory]
    [InlineData("query ($after: String) { orders(after: $after, order: [{ placedAt: ASC }]) { totalCount } }")]
    [InlineData("query ($after: String) { orders(before: $after, order: [{ totalAmount: DESC }]) { totalCount } }")]
    [InlineData("query ($after: String) { customers(after: $after) { totalCount } }")]
    [InlineData("query ($after: String) { events(after: $after) { totalCount } }")]
    public async Task A_cursor_is_refused_by_another_field_or_order(string document) => Assert.Equal(
        "CURSOR_INVALID",
        (await companies.One.SendAsync(document, new { after = await CursorAsync(companies.One) })).Code);

    private static async Task<string> CursorAsync(Company company)
    {
        JsonElement data = await company.AskAsync(Page);
        return data.GetProperty("orders").GetProperty("edges")[0].GetProperty("cursor").GetString() ?? "";
    }
}
