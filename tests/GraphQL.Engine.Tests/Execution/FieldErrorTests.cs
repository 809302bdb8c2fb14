using GraphTenancy.GraphQL.Engine.Errors;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

public sealed class FieldErrorTests
{
    [Fact]
    public async Task A_field_error_has_the_path_and_every_place_of_its_field()
    {
        var engine = new TestEngine("type Query { a: Int }")
            .Sync("Query.a", static _ => throw new GraphQLException("No.", "BAD_USER_INPUT"));

        string body = await engine.ExecuteAsync("{ a\n a }");

        Assert.Equal(
            """{"data":{"a":null},"errors":[{"message":"No.","locations":[{"line":1,"column":3},"""
            + """{"line":2,"column":2}],"path":["a"],"extensions":{"code":"BAD_USER_INPUT"}}]}""",
            body);
    }

    [Fact]
    public async Task Errors_stand_in_the_order_in_which_they_came()
    {
        var firstFails = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var engine = new TestEngine("type Query { a: Int b: Int }")
            .Async("Query.a", async _ =>
            {
                await firstFails.Task;
                await Task.Delay(100);
                throw new GraphQLException("second");
            })
            .Async("Query.b", async _ =>
            {
                await Task.Yield();
                firstFails.SetResult();
                throw new GraphQLException("first");
            });

        Assert.Equal(["b: first", "a: second"], await engine.ErrorsAsync("{ a b }"));
    }

    [Fact]
    public async Task An_item_that_fails_is_null_and_its_error_has_the_index()
    {
        var engine = new TestEngine("type Query { items: [Item] } type Item { a: Int! b: Int }")
            .Sync("Query.items", static _ => new object[] { 1, 2, 3 })
            .Async("Item.a", static async context =>
            {
                await Task.Yield();
                return (int)context.Parent! == 2 ? throw new GraphQLException("two") : context.Parent;
            })
            .Pure("Item.b", static parent => parent);

        string body = await engine.ExecuteAsync("{ items { b a } }");

        Assert.Contains("""{"items":[{"b":1,"a":1},null,{"b":3,"a":3}]}""", body, StringComparison.Ordinal);
        Assert.Equal(["items.1.a: two"], await engine.ErrorsAsync("{ items { b a } }"));
    }

    [Fact]
    public async Task A_value_that_its_scalar_refuses_is_a_field_error()
    {
        var engine = new TestEngine("type Query { a: Int b: [Int] c: E } enum E { X }")
            .Sync("Query.a", static _ => "not a number")
            .Sync("Query.b", static _ => new object[] { 1, "two" })
            .Sync("Query.c", static _ => "Y");

        string body = await engine.ExecuteAsync("{ a b c }");

        Assert.StartsWith("""{"data":{"a":null,"b":[1,null],"c":null},"errors":[""", body, StringComparison.Ordinal);
        Assert.Contains("b.1:", (await engine.ErrorsAsync("{ b }"))[0], StringComparison.Ordinal);
        Assert.Equal(["c: Enum \"E\" cannot represent value: \"Y\""], await engine.ErrorsAsync("{ c }"));
    }

    [Fact]
    public async Task A_list_field_without_a_list_is_a_field_error()
    {
        var engine = new TestEngine("type Query { a: [String] }").Sync("Query.a", static _ => "text");

        IReadOnlyList<string> errors = await engine.ErrorsAsync("{ a }");

        Assert.Equal(["a: Expected Iterable, but did not find one for field \"Query.a\"."], errors);
    }

    [Fact]
    public async Task A_reported_error_leaves_the_value()
    {
        var engine = new TestEngine("type Query { a: Int }").Sync("Query.a", static context =>
        {
            context.ReportError(new GraphQLError { Message = "careful" });
            return 1;
        });

        string body = await engine.ExecuteAsync("{ a }");

        Assert.Equal(
            """{"data":{"a":1},"errors":[{"message":"careful","locations":[{"line":1,"column":3}],"path":["a"]}]}""", body);
    }

    [Fact]
    public async Task A_list_that_fails_while_it_is_read_is_a_field_error()
    {
        var engine = new TestEngine("type Query { a: [Int] }").Sync("Query.a", static _ => Failing());

        Assert.Equal(["a: broken"], await engine.ErrorsAsync("{ a }"));
    }

    private static IEnumerable<int> Failing()
    {
        yield return 1;
        throw new GraphQLException("broken");
    }
}
