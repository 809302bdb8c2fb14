using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

public sealed class FieldMergingTests
{
    private readonly TestEngine _engine = new TestEngine("""
        type Query { person: Person }
        type Person { name: String age: Int friend: Person }
        """)
        .Sync("Query.person", static _ => new Person("Ada", 36, new Person("Bob", 41, null)))
        .Pure("Person.name", static parent => ((Person)parent).Name)
        .Pure("Person.age", static parent => ((Person)parent).Age)
        .Pure("Person.friend", static parent => ((Person)parent).Friend);

    [Fact]
    public async Task Fields_stand_in_the_order_of_their_first_occurrence()
    {
        string data = await _engine.DataAsync("{ person { age name age } }");

        Assert.Equal("""{"person":{"age":36,"name":"Ada"}}""", data);
    }

    [Fact]
    public async Task Selections_of_equal_response_names_are_merged()
    {
        string data = await _engine.DataAsync("{ person { friend { name } } person { age friend { age } } }");

        Assert.Equal("""{"person":{"friend":{"name":"Bob","age":41},"age":36}}""", data);
    }

    [Fact]
    public async Task Fragments_merge_with_the_fields_around_them()
    {
        string data = await _engine.DataAsync("""
            { person { ...A ... on Person { friend { age } } ... { name } } }
            fragment A on Person { friend { name } ...B }
            fragment B on Person { age }
            """);

        Assert.Equal("""{"person":{"friend":{"name":"Bob","age":41},"age":36,"name":"Ada"}}""", data);
    }

    [Fact]
    public async Task Aliases_make_fields_of_their_own()
    {
        string data = await _engine.DataAsync("{ a: person { x: name } b: person { __typename t: __typename } }");

        Assert.Equal("""{"a":{"x":"Ada"},"b":{"__typename":"Person","t":"Person"}}""", data);
    }

    [Fact]
    public async Task The_operation_is_chosen_by_its_name()
    {
        string body = await _engine.ExecuteAsync(
            "query A { person { name } } query B { person { age } }", operationName: "B");

        Assert.Equal("""{"data":{"person":{"age":36}}}""", body);
    }

    [Theory]
    [InlineData(null, "Must provide operation name if query contains multiple operations.")]
    [InlineData("C", "Unknown operation named \\\"C\\\".")]
    public async Task An_unclear_operation_name_is_a_bad_request(string? name, string message)
    {
        string body = await _engine.ExecuteAsync(
            "query A { person { name } } query B { person { age } }", operationName: name);

        Assert.Equal(
            $$$"""{"errors":[{"message":"{{{message}}}","extensions":{"code":"GRAPHQL_BAD_REQUEST"}}]}""", body);
    }

    private sealed record Person(string Name, int Age, Person? Friend);
}
