using System.Text.Json;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Paging;

public sealed class PageArgumentTests
{
    private static readonly ShopServer Server = new();

    [Theory]
    [InlineData("first: 0")]
    [InlineData("first: -1")]
    [InlineData("first: 51")]
    [InlineData("last: 0")]
    [InlineData("last: 51")]
    [InlineData("first: 1, last: 1")]
    public async Task A_page_size_out_of_range_is_refused(string arguments)
    {
        JsonElement error = await ErrorOf($"orders({arguments}) {{ nodes {{ id }} }}");

        Assert.Equal(
            DataErrorCodes.PageSizeOutOfRange, error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_message_says_what_is_allowed_and_what_to_do()
    {
        JsonElement error = await ErrorOf("orders(first: 500) { nodes { id } }");

        Assert.Equal(
            "The page size 500 is outside 1 to 50. Ask for at most 50 rows and follow pageInfo.endCursor.",
            error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_foreign_cursor_is_refused()
    {
        JsonElement error = await ErrorOf("""orders(after: "AAAA") { nodes { id } }""");

        Assert.Equal(DataErrorCodes.CursorInvalid, error.GetProperty("extensions").GetProperty("code").GetString());
    }

    private static async Task<JsonElement> ErrorOf(string field)
    {
        var session = new SpySession();
        JsonElement response = await Server.ExecuteAsync($"{{ {field} }}", session.AddTo);
        Assert.Empty(session.Batches);
        return response.GetProperty("errors")[0];
    }
}
