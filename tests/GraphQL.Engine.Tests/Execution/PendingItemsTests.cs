using GraphTenancy.GraphQL.Engine.Errors;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

/// <summary>Lists whose items are tasks: each item comes, or fails, on its own.</summary>
public sealed class PendingItemsTests
{
    [Fact]
    public async Task Items_that_come_late_keep_their_places()
    {
        TestEngine engine = ListOf("[Int]", Later(1), Task.FromResult<object?>(2), Later(null));

        Assert.Equal("""{"list":[1,2,null]}""", await engine.DataAsync("{ list }"));
    }

    [Theory]
    [InlineData("[Int]", """{"data":{"list":[1,null]},""")]
    [InlineData("[Int!]", """{"data":{"list":null},""")]
    [InlineData("[Int!]!", """{"data":null,""")]
    public async Task An_item_that_fails_late_is_an_error_at_its_index(string type, string start)
    {
        TestEngine engine = ListOf(type, Later(1), Failing("no item"));

        string body = await engine.ExecuteAsync("{ list }");

        Assert.StartsWith(start, body, StringComparison.Ordinal);
        Assert.Contains(
            """{"message":"no item","locations":[{"line":1,"column":3}],"path":["list",1]}""",
            body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_may_be_lists_of_late_items()
    {
        TestEngine engine = ListOf("[[Int]]", Later(new[] { Later(1), Later(2) }), Later(null));

        Assert.Equal("""{"list":[[1,2],null]}""", await engine.DataAsync("{ list }"));
    }

    [Fact]
    public async Task Fields_of_late_items_are_resolved()
    {
        var engine = new TestEngine("type Query { list: [O!] } type O { x: Int }");
        engine.Sync("Query.list", static _ => new[] { Later(1), Later(2) });
        engine.Async("O.x", static async context => await Later(context.Parent));

        Assert.Equal("""{"list":[{"x":1},{"x":2}]}""", await engine.DataAsync("{ list { x } }"));
    }

    private static TestEngine ListOf(string type, params Task<object?>[] items) =>
        new TestEngine($"type Query {{ list: {type} }}").Sync("Query.list", _ => items);

    private static async Task<object?> Later(object? value)
    {
        await Task.Delay(1);
        return value;
    }

    private static async Task<object?> Failing(string message)
    {
        await Task.Delay(1);
        throw new GraphQLException(message);
    }
}
