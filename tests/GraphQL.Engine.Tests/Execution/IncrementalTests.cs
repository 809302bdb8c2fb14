using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

/// <summary>
/// The payloads for a few documents; <c>tests/Differential</c> compares thousands with the reference implementation.
/// </summary>
public sealed class IncrementalTests
{
    private const string Sdl = """
        type Query { hero: Hero list: [Int] strict: [Int!] heroes: [Hero] }
        type Mutation { make: Hero }
        type Hero { id: Int name: String slow: String required: String! friends: [Hero] nested: Nested orders: [Int] }
        type Nested { a: Int b: Int required: String! }
        """;

    private static readonly Dictionary<string, object?> Luke = new()
    {
        ["id"] = 1,
        ["name"] = "Luke",
        ["nested"] = new Dictionary<string, object?> { ["a"] = 1, ["b"] = 2 },
    };

    private readonly TestEngine _engine = new TestEngine(Sdl).Incremental();

    public IncrementalTests()
    {
        _engine.Sync("Query.hero", static _ => Luke)
            .Sync("Query.list", static _ => new[] { 1, 2, 3 })
            .Sync("Query.heroes", static _ => new[] { Luke, Luke })
            .Async("Hero.slow", static async _ =>
            {
                await Task.Delay(20);
                return "slow";
            });
    }

    [Theory]
    [InlineData(
        """{ hero { id ... @defer(label: "x") { name slow } } }""",
        """{"data":{"hero":{"id":1}},"pending":[{"id":"0","path":["hero"],"label":"x"}],"hasNext":true}""",
        """{"incremental":[{"id":"0","data":{"name":"Luke","slow":"slow"}}],"completed":[{"id":"0"}],"hasNext":false}""")]
    [InlineData(
        "{ hero { id ... @defer { name nested { a } } ... @defer { id nested { a b } } } }",
        """{"data":{"hero":{"id":1}},"pending":[{"id":"0","path":["hero"]},{"id":"1","path":["hero"]}],"hasNext":true}""",
        """{"incremental":[{"id":"0","data":{"name":"Luke"}},{"id":"0","data":{"nested":{"a":1}}},"""
        + """{"id":"1","subPath":["nested"],"data":{"b":2}}],"completed":[{"id":"0"},{"id":"1"}],"hasNext":false}""")]
    [InlineData(
        "{ list @stream(initialCount: 1) }",
        """{"data":{"list":[1]},"pending":[{"id":"0","path":["list"]}],"hasNext":true}""",
        """{"incremental":[{"id":"0","items":[2,3]}],"completed":[{"id":"0"}],"hasNext":false}""")]
    [InlineData(
        "{ heroes @stream { id } }",
        """{"data":{"heroes":[]},"pending":[{"id":"0","path":["heroes"]}],"hasNext":true}""",
        """{"incremental":[{"id":"0","items":[{"id":1},{"id":1}]}],"completed":[{"id":"0"}],"hasNext":false}""")]
    public async Task A_response_is_delivered_in_parts(string document, params string[] expected) =>
        Assert.Equal(expected, await _engine.ReadAllAsync(document));

    [Theory]
    [InlineData("{ hero { id ... @defer(if: false) { name } } }")]
    [InlineData("{ hero { id ... @defer { id } name } }")]
    [InlineData("{ hero { id name ... @defer { name } } }")]
    public async Task What_is_not_deferred_is_one_response(string document)
    {
        await using ResponseStream stream = await _engine.OpenAsync(document);

        Assert.Equal(ResponseStreamKind.Single, stream.Kind);
        Assert.Equal(["""{"data":{"hero":{"id":1,"name":"Luke"}}}"""], await _engine.ReadAllAsync(document));
    }

    [Theory]
    [InlineData("{ __schema { ... @defer { queryType { name ... @defer { kind } } } } }")]
    [InlineData("{ __schema { queryType { name } } ... @defer { __schema { queryType { kind } } } }")]
    [InlineData("{ __schema { queryType { name } } ... @defer { __schema { ... @defer { queryType { kind } } } } }")]
    public async Task Introspection_is_not_deferred_field_by_field(string document) => Assert.Equal(
        ["""{"data":{"__schema":{"queryType":{"name":"Query","kind":"OBJECT"}}}}"""],
        await _engine.ReadAllAsync(document));

    [Fact]
    public async Task Introspection_is_not_streamed() => Assert.Equal(
        ["""{"data":{"__type":{"fields":[{"name":"a"},{"name":"b"},{"name":"required"}]}}}"""],
        await _engine.ReadAllAsync("""{ __type(name: "Nested") { fields @stream { name } } }"""));

    [Fact]
    public async Task A_transport_without_parts_loses_nothing()
    {
        string data = await _engine.DataAsync("{ hero { id ... @defer { name nested { a } } } list @stream }");

        Assert.Equal("""{"hero":{"id":1,"name":"Luke","nested":{"a":1}},"list":[1,2,3]}""", data);
    }

    [Fact]
    public async Task Variables_decide_about_deferring()
    {
        const string Document = "query($d: Boolean!) { hero { id ... @defer(if: $d) { name } } }";

        IReadOnlyList<string> deferred = await _engine.ReadAllAsync(Document, """{"d":true}""");
        IReadOnlyList<string> whole = await _engine.ReadAllAsync(Document, """{"d":false}""");

        Assert.Equal(2, deferred.Count);
        Assert.Equal(["""{"data":{"hero":{"id":1,"name":"Luke"}}}"""], whole);
    }

    [Fact]
    public async Task A_null_where_none_is_allowed_fails_its_part_only()
    {
        IReadOnlyList<string> payloads = await _engine.ReadAllAsync("{ hero { id ... @defer { required } ... @defer { name } } }");

        Assert.Contains("""{"id":"0","errors":[{"message":"Cannot return null for non-nullable field Hero.required.""", payloads[1], StringComparison.Ordinal);
        Assert.Contains("""{"id":"1","data":{"name":"Luke"}}""", payloads[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_below_a_null_is_delivered()
    {
        IReadOnlyList<string> payloads = await _engine.ReadAllAsync("{ hero { nested { a ... @defer { b } required } } }");

        string whole = Assert.Single(payloads);
        Assert.StartsWith("""{"data":{"hero":{"nested":null}},"errors":[""", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_may_not_be_null_ends_its_stream()
    {
        var source = new CountingSource([1, null, 3]);
        _engine.Sync("Query.strict", _ => source);

        IReadOnlyList<string> payloads = await _engine.ReadAllAsync("{ strict @stream(initialCount: 1) }");

        Assert.Equal("""{"data":{"strict":[1]},"pending":[{"id":"0","path":["strict"]}],"hasNext":true}""", payloads[0]);
        Assert.Contains("\"path\":[\"strict\",1]", payloads[^1], StringComparison.Ordinal);
        Assert.EndsWith("\"hasNext\":false}", payloads[^1], StringComparison.Ordinal);
        Assert.Equal((1, 1), (source.Opened, source.Closed));
    }

    [Fact]
    public async Task An_asynchronous_list_is_a_list()
    {
        var source = new CountingSource([1, 2]);
        _engine.Sync("Query.list", _ => source);

        Assert.Equal("""{"list":[1,2]}""", await _engine.DataAsync("{ list }"));
        Assert.Equal((1, 1), (source.Opened, source.Closed));
    }

    [Fact]
    public async Task A_reader_that_leaves_ends_the_list_and_the_resolvers()
    {
        var source = new CountingSource([1, 2], staysOpen: true);
        _engine.Sync("Query.list", _ => source);
        ResponseStream stream = await _engine.OpenAsync("{ list @stream }");

        await using (IAsyncEnumerator<ExecutionResult> payloads = stream.ReadResultsAsync(default).GetAsyncEnumerator())
        {
            Assert.True(await payloads.MoveNextAsync());
            Assert.True(await payloads.MoveNextAsync());
            Assert.Equal((1, 0), (source.Opened, source.Closed));
        }

        await stream.DisposeAsync();
        Assert.Equal((1, 1), (source.Opened, source.Closed));
    }

    [Fact]
    public async Task What_is_not_ready_in_time_is_completed_with_an_error()
    {
        _engine.Options.ExecutionTimeout = TimeSpan.FromMilliseconds(1500);
        _engine.Async("Hero.slow", static async context =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
            return null;
        });

        IReadOnlyList<string> payloads = await _engine.ReadAllAsync("{ hero { id ... @defer { slow } } }");

        Assert.Contains(ErrorCodes.Timeout, payloads[1], StringComparison.Ordinal);
        Assert.Contains("\"completed\":[{\"id\":\"0\",\"errors\"", payloads[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deferred_fetches_travel_together_after_the_initial_response()
    {
        var fetches = new FakeFetches(static _ => "[1]");
        _engine.Field("Hero.orders").Fetcher = fetches.Fetcher;
        const string Document = "{ hero { id ... @defer { orders } ... @defer { more: orders } } }";

        await using ResponseStream stream = await _engine.OpenAsync(Document);
        int before = fetches.Calls.Count;
        await _engine.ReadAllAsync(Document);

        Assert.Equal(0, before);
        Assert.Equal(["orders", "more"], Assert.Single(fetches.Calls));
        Assert.Equal(0, fetches.Undisposed);
    }

    [Fact]
    public async Task A_deferred_field_is_guarded_before_anything_runs()
    {
        int calls = 0;
        _engine.Sync("Hero.slow", _ => ++calls);
        _engine.Field("Hero.slow").Authorization.Add(new AuthorizationRequirement([], null));

        string refusal = Assert.Single(await _engine.ReadAllAsync("{ hero { id ... @defer { slow } } }"));

        Assert.Contains(ErrorCodes.NotAuthenticated, refusal, StringComparison.Ordinal);
        Assert.Equal(0, calls);
    }
}
