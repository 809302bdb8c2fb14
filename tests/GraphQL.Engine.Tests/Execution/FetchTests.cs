using GraphTenancy.GraphQL.Engine.Errors;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

public sealed class FetchTests
{
    private const string Sdl = """
        type Query { orders: [Order] customers: [Order] order: Order! admin: Admin plain: Int }
        type Mutation { place: Payload placeAll: [Payload] }
        type Payload { number: Int order: Order }
        type Admin { tenants: [Order] name: String }
        type Order { id: Int lines: [Order] }
        """;

    [Fact]
    public async Task All_fetches_at_known_places_travel_in_one_call()
    {
        var fetches = new FakeFetches(static _ => """[{"id":1}]""");
        TestEngine engine = WithFetches(fetches);

        string data = await engine.DataAsync(
            "{ orders { id } plain admin { name tenants { id } } again: customers { id lines { id } } }");

        Assert.Equal(
            """{"orders":[{"id":1}],"plain":7,"admin":{"name":"root","tenants":[{"id":1}]},"again":[{"id":1}]}""", data);
        Assert.Equal(["orders", "tenants", "again"], Assert.Single(fetches.Calls));
    }

    [Fact]
    public async Task Fetches_run_beside_ordinary_resolvers()
    {
        var fetched = new TaskCompletionSource();
        var fetches = new FakeFetches(_ => fetched.TrySetResult() ? "[]" : null);
        TestEngine engine = WithFetches(fetches).Async("Query.plain", async _ =>
        {
            await fetched.Task;
            return 7;
        });

        string data = await engine.DataAsync("{ plain orders { id } }").WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("""{"plain":7,"orders":[]}""", data);
    }

    [Fact]
    public async Task Fetches_below_a_mutation_wait_for_its_payload()
    {
        bool isPlaced = false;
        var fetches = new FakeFetches(_ => isPlaced ? """{"id":1}""" : """{"id":0}""");
        TestEngine engine = WithFetches(fetches).Async("Mutation.place", async _ =>
        {
            await Task.Delay(5);
            isPlaced = true;
            return 42;
        });

        string data = await engine.DataAsync("mutation { place { number order { id } } b: place { order { id } } }");

        Assert.Equal("""{"place":{"number":42,"order":{"id":1}},"b":{"order":{"id":1}}}""", data);
        Assert.Equal(2, fetches.Calls.Count);
    }

    [Fact]
    public async Task Fetches_that_become_known_together_travel_together()
    {
        var fetches = new FakeFetches(static request => $$"""{"id":{{request.Context.Parent}}}""");
        TestEngine engine = WithFetches(fetches).Async("Mutation.placeAll", static async _ =>
        {
            await Task.Yield();
            return new[] { 1, 2, 3 };
        });

        string data = await engine.DataAsync("mutation { placeAll { order { id } } }");

        Assert.Equal("""{"placeAll":[{"order":{"id":1}},{"order":{"id":2}},{"order":{"id":3}}]}""", data);
        Assert.Equal(3, Assert.Single(fetches.Calls).Count);
    }

    [Fact]
    public async Task Each_executor_gets_its_own_call()
    {
        var one = new FakeFetches(static _ => "[]");
        var other = new FakeFetches(static _ => "[]");
        TestEngine engine = WithFetches(one);
        engine.Field("Query.customers").Fetcher = other.Fetcher;

        await engine.DataAsync("{ orders { id } customers { id } x: orders { id } }");

        Assert.Equal(["orders", "x"], Assert.Single(one.Calls));
        Assert.Equal(["customers"], Assert.Single(other.Calls));
    }

    [Fact]
    public async Task A_failure_is_the_error_of_its_field_only()
    {
        var fetches = new FakeFetches(static request =>
            request.Context.Selection.ResponseName == "bad" ? new GraphQLException("refused") : "[]");

        string body = await WithFetches(fetches).ExecuteAsync("{ bad: orders { id } customers { id } }");

        Assert.Equal(
            """{"data":{"bad":null,"customers":[]},"errors":[{"message":"refused","locations":"""
            + """[{"line":1,"column":3}],"path":["bad"]}]}""",
            body);
    }

    [Fact]
    public async Task A_fetch_without_value_obeys_the_type_of_its_field()
    {
        var fetches = new FakeFetches(static _ => null);

        string body = await WithFetches(fetches).ExecuteAsync("{ orders { id } order { id } }");

        Assert.StartsWith("""{"data":null,"errors":[{"message":"Cannot return null for non-nullable field Query.order.""", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Excluded_fetches_are_not_sent_and_all_buffers_are_returned()
    {
        var fetches = new FakeFetches(static _ => "[]");
        TestEngine engine = WithFetches(fetches);

        await engine.DataAsync(
            "query ($p: Boolean!) { orders { id } customers @include(if: $p) { id } }", """{"p":false}""");

        Assert.Equal(["orders"], Assert.Single(fetches.Calls));
        Assert.Equal(0, fetches.Undisposed);
    }

    [Fact]
    public async Task A_fetch_is_planned_once_for_all_requests_of_an_operation()
    {
        var fetches = new FakeFetches(static _ => "[]");
        TestEngine engine = WithFetches(fetches);

        await engine.DataAsync("{ orders { id } }");
        await engine.DataAsync("{ orders { id } }");

        Assert.Equal(1, fetches.Planned);
    }

    private static TestEngine WithFetches(FakeFetches fetches)
    {
        var engine = new TestEngine(Sdl)
            .Sync("Query.plain", static _ => 7)
            .Pure("Query.admin", static _ => "root")
            .Pure("Admin.name", static parent => parent)
            .Sync("Mutation.place", static _ => 1)
            .Pure("Payload.number", static parent => parent);
        foreach (string field in new[] { "Query.orders", "Query.customers", "Query.order", "Admin.tenants", "Payload.order", "Order.lines" })
        {
            engine.Field(field).Fetcher = fetches.Fetcher;
        }

        return engine;
    }
}
