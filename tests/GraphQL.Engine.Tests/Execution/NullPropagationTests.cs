using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

/// <summary>How far a null travels: https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors</summary>
public sealed class NullPropagationTests
{
    private const string Violation = "Cannot return null for non-nullable field";

    [Theory]
    [InlineData("[Int]", """{"list":[1,null,3]}""", "")]
    [InlineData("[Int]!", """{"list":[1,null,3]}""", "")]
    [InlineData("[Int!]", """{"list":null}""", "list.1")]
    [InlineData("[Int!]!", "null", "list.1")]
    public async Task A_null_item_goes_up_to_the_next_nullable_position(string type, string data, string path)
    {
        TestEngine engine = ListOf(type, 1, null, 3);

        Assert.Equal(Response(data, path), Simplify(await engine.ExecuteAsync("{ list }")));
    }

    [Theory]
    [InlineData("[Int]", """{"list":null}""", "")]
    [InlineData("[Int!]", """{"list":null}""", "")]
    [InlineData("[Int]!", "null", "list")]
    [InlineData("[Int!]!", "null", "list")]
    public async Task A_null_list_goes_up_to_the_next_nullable_position(string type, string data, string path)
    {
        TestEngine engine = new TestEngine($"type Query {{ list: {type} }}").Sync("Query.list", static _ => null);

        Assert.Equal(Response(data, path), Simplify(await engine.ExecuteAsync("{ list }")));
    }

    [Theory]
    [InlineData("O", "O", """{"a":{"b":null}}""")]
    [InlineData("O!", "O", """{"a":{"b":null}}""")]
    [InlineData("O", "O!", """{"a":null}""")]
    [InlineData("O!", "O!", "null")]
    public async Task A_null_leaf_takes_its_non_null_parents_along(string a, string b, string data)
    {
        var pure = new TestEngine($"type Query {{ a: {a} }} type O {{ b: {b} x: Int! }}")
            .Sync("Query.a", static _ => new object())
            .Pure("O.b", static parent => parent)
            .Pure("O.x", static _ => null);

        Assert.Equal(Response(data, "a.b.x"), Simplify(await pure.ExecuteAsync("{ a { b { x } } }")));
    }

    [Theory]
    [InlineData("O", "O", """{"a":{"b":null}}""")]
    [InlineData("O!", "O", """{"a":{"b":null}}""")]
    [InlineData("O", "O!", """{"a":null}""")]
    [InlineData("O!", "O!", "null")]
    public async Task Resolved_objects_propagate_as_pure_ones_do(string a, string b, string data)
    {
        var engine = new TestEngine($"type Query {{ a: {a} }} type O {{ b: {b} x: Int! }}")
            .Async("Query.a", static async _ => await Later(new object()))
            .Async("O.b", static async context => await Later(context.Parent))
            .Async("O.x", static async _ => await Later(null));

        Assert.Equal(Response(data, "a.b.x"), Simplify(await engine.ExecuteAsync("{ a { b { x } } }")));
    }

    [Fact]
    public async Task Siblings_of_a_nulled_position_stay()
    {
        var engine = new TestEngine("type Query { a: O b: O } type O { x: Int! y: Int }")
            .Sync("Query.a", static _ => 1)
            .Sync("Query.b", static _ => 2)
            .Pure("O.x", static parent => (int)parent == 1 ? null : 5)
            .Pure("O.y", static _ => 6);

        string body = await engine.ExecuteAsync("{ a { y x } b { x y } }");

        Assert.StartsWith("""{"data":{"a":null,"b":{"x":5,"y":6}},"errors":[""", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_names_field_code_path_and_place()
    {
        TestEngine engine = ListOf("[Int!]!", 1, null);

        string body = await engine.ExecuteAsync("{\n  l: list\n}");

        Assert.Equal(
            """{"data":null,"errors":[{"message":"Cannot return null for non-nullable field Query.list.","locations":"""
            + """[{"line":2,"column":3}],"path":["l",1],"extensions":{"code":"GRAPHQL_NON_NULL_VIOLATION"}}]}""",
            body);
    }

    private static TestEngine ListOf(string type, params int?[] items) =>
        new TestEngine($"type Query {{ list: {type} }}").Sync("Query.list", _ => items);

    private static async Task<object?> Later(object? value)
    {
        await Task.Yield();
        return value;
    }

    private static string Response(string data, string path) => path.Length == 0 ? data : $"{data} {path}";

    // The data, then the path of the only error.
    private static string Simplify(string body)
    {
        using var response = System.Text.Json.JsonDocument.Parse(body);
        string data = response.RootElement.GetProperty("data").GetRawText();
        if (!response.RootElement.TryGetProperty("errors", out System.Text.Json.JsonElement errors))
        {
            return data;
        }

        System.Text.Json.JsonElement error = Assert.Single(errors.EnumerateArray());
        Assert.StartsWith(Violation, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        return $"{data} {string.Join('.', error.GetProperty("path").EnumerateArray())}";
    }
}
