using System.Diagnostics;
using System.Text;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Costs;
using GraphTenancy.GraphQL.Engine.Requests;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution.Costs;

public sealed class CostTests
{
    private const string Sdl = """
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(assumedSize: Int, slicingArguments: [String!], slicingArgumentDefaultValue: Int,
          sizedFields: [String!], requireOneSlicingArgument: Boolean! = true) on FIELD_DEFINITION
        type Query {
          one: Item
          resolved: Item
          items: [Item]
          assumed: [Item] @listSize(assumedSize: 7)
          sliced(first: Int, last: Int): [Item] @listSize(assumedSize: 50, slicingArguments: ["first", "last"],
            slicingArgumentDefaultValue: 5, requireOneSlicingArgument: false)
          strict(first: Int): [Item] @listSize(slicingArguments: ["first"])
          preset(first: Int! = 3): [Item] @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false)
          page(first: Int): Page @listSize(assumedSize: 50, slicingArguments: ["first"], sizedFields: ["nodes"],
            requireOneSlicingArgument: false)
          byIds(ids: [ID!]!): [Item] @listSize(slicingArguments: ["ids"], requireOneSlicingArgument: false)
          matrix: [[Item]] @listSize(assumedSize: 3)
          filtered(where: Filter @cost(weight: "10")): Item
          cheap: Item @cost(weight: "-5")
          heavy: Heavy
          thing: Thing
          leaf: Int
        }
        type Item { name: String children: [Item] @listSize(assumedSize: 10) parent: Item pages(first: Int): Page
          @listSize(assumedSize: 50, slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false) }
        type Page { nodes: [Item] total: Int @cost(weight: "10") }
        type Heavy @cost(weight: "4.5") { a: Int }
        interface Thing { id: ID }
        type Small implements Thing { id: ID child: Item }
        type Big implements Thing { id: ID many: [Item] @listSize(assumedSize: 20) }
        input Filter { name: Text and: [Filter!] }
        input Text { eq: String @cost(weight: "10") contains: String @cost(weight: "20") }
        type Mutation { change: Item }
        """;

    private readonly TestEngine _engine = new TestEngine(Sdl)
        .Sync("Query.resolved", static _ => null)
        .Sync("Query.strict", static _ => null)
        .Sync("Query.leaf", static _ => 1);

    [Theory]
    [InlineData("{ leaf }", 10, 1)]
    [InlineData("{ __typename }", 0, 1)]
    [InlineData("{ one { name } }", 1, 2)]
    [InlineData("{ resolved { name parent { name } } }", 11, 3)]
    [InlineData("{ items { name } }", 1, 11)]
    [InlineData("{ assumed { parent { name } } }", 8, 15)]
    [InlineData("{ sliced { name } }", 1, 6)]
    [InlineData("{ sliced(first: 20) { parent { name } } }", 21, 41)]
    [InlineData("{ sliced(first: 20, last: 30) { name } }", 1, 31)]
    [InlineData("{ sliced(first: -5) { name } }", 1, 1)]
    [InlineData("{ sliced(first: null) { name } }", 1, 6)]
    [InlineData("{ preset { name } }", 1, 4)]
    [InlineData("{ byIds(ids: [1, 2, 3, 4]) { name } }", 1, 5)]
    [InlineData("{ matrix { name } }", 1, 31)]
    [InlineData("{ page(first: 20) { nodes { name } total } }", 12, 22)]
    [InlineData("{ page { nodes { parent { name } } } }", 52, 102)]
    [InlineData("{ heavy { a } }", 1, 5.5)]
    [InlineData("{ cheap { name } }", 0, 2)]
    [InlineData("{ one { name } one { name parent { name } } }", 2, 3)]
    [InlineData("{ a: one { name } b: one { name } }", 2, 3)]
    [InlineData("mutation { change { name } }", 1, 2)]
    public async Task The_cost_follows_the_schema(string document, double fieldCost, double typeCost) =>
        Assert.Equal((fieldCost, typeCost), await CostOfAsync(document));

    [Theory]
    [InlineData("{ filtered { name } }", 1)]
    [InlineData("{ filtered(where: null) { name } }", 1)]
    [InlineData("""{ filtered(where: { name: { eq: "a" } }) { name } }""", 22)]
    [InlineData("""{ filtered(where: { name: { eq: "a", contains: "b" } }) { name } }""", 42)]
    [InlineData("""{ filtered(where: { and: [{ name: { eq: "a" } }, { name: { eq: "b" } }] }) { name } }""", 34)]
    public async Task Filters_weigh_by_what_they_hold(string document, double fieldCost) =>
        Assert.Equal(fieldCost, (await CostOfAsync(document)).Field);

    [Theory]
    [InlineData("""{ "w": { "name": { "eq": "a" } } }""", 22)]
    [InlineData("""{ "w": { "name": { "eq": null } } }""", 12)]
    [InlineData("""{ "w": null }""", 11)]
    [InlineData("{}", 32)]
    public async Task A_filter_in_a_variable_weighs_what_the_request_gives(string variables, double fieldCost) =>
        Assert.Equal(fieldCost, (await CostOfAsync(
            """query ($w: Filter = { name: { contains: "c" } }) { filtered(where: $w) { name } }""", variables)).Field);

    [Theory]
    [InlineData("""{ "n": 8 }""", 9)]
    [InlineData("""{ "n": null }""", 6)]
    [InlineData("{}", 5)]
    public async Task A_size_in_a_variable_is_that_of_the_request(string variables, double typeCost) =>
        Assert.Equal(typeCost, (await CostOfAsync("query ($n: Int = 4) { sliced(first: $n) { name } }", variables)).Type);

    [Fact]
    public async Task The_literal_beside_a_variable_counts_when_it_is_larger()
    {
        const string document = "query ($n: Int) { sliced(first: $n, last: 10) { name } }";

        Assert.Equal(11, (await CostOfAsync(document, """{ "n": 2 }""")).Type);
        Assert.Equal(21, (await CostOfAsync(document, """{ "n": 20 }""")).Type);
    }

    [Theory]
    [InlineData("query ($v: Boolean! = false) { one @include(if: $v) { name } }", "{}")]
    [InlineData("query ($v: Boolean! = false) { one @skip(if: $v) { name } }", """{ "v": true }""")]
    [InlineData("query ($v: Boolean! = false) { ... @include(if: $v) { one { name } } }", "{}")]
    public async Task What_a_variable_leaves_out_counts_all_the_same(string document, string variables) =>
        Assert.Equal((1, 2), await CostOfAsync(document, variables));

    [Fact]
    public async Task Of_the_possible_types_the_dearest_counts() =>
        Assert.Equal(
            (2, 22),
            await CostOfAsync("{ thing { ... on Small { child { name } } ... on Big { many { name } } } }"));

    [Fact]
    public async Task Nested_pages_multiply_before_anything_runs()
    {
        using ExecutionResult result = await _engine.RunAsync(
            "{ page(first: 100) { nodes { pages(first: 100) { nodes { name } } } } }");

        GraphQLError error = Assert.Single(result.Errors);
        Assert.False(result.HasData);
        Assert.Equal(ErrorCodes.CostExceeded, error.Code);
        Assert.Equal(10202d, error.Extensions!["typeCost"]);
    }

    [Fact]
    public async Task A_size_in_a_variable_is_refused_as_a_literal_is()
    {
        using ExecutionResult result = await _engine.RunAsync(
            "query ($n: Int) { sliced(first: $n) { name } }", """{ "n": 2147483647 }""");

        Assert.Equal(2147483648d, Assert.Single(result.Errors).Extensions!["typeCost"]);
    }

    [Fact]
    public async Task A_field_that_wants_one_slicing_argument_gets_it()
    {
        using ExecutionResult without = await _engine.RunAsync("{ strict { name } }");
        using ExecutionResult with = await _engine.RunAsync("{ strict(first: 1) { name } }");

        Assert.Equal(ErrorCodes.OneSlicingArgumentRequired, Assert.Single(without.Errors).Code);
        Assert.Empty(with.Errors);
    }

    [Fact]
    public async Task Sixty_doubling_fragments_end_in_a_cost_that_stops_at_the_top()
    {
        var document = new StringBuilder("{ assumed { ...F0 } }");
        for (int i = 0; i < 60; i++)
        {
            document.Append($" fragment F{i} on Item {{ a: children {{ ...F{i + 1} }} b: children {{ ...F{i + 1} }} }}");
        }

        document.Append(" fragment F60 on Item { name }");
        _engine.Options.Validation = _engine.Options.Validation with { MaxFields = int.MaxValue, MaxAliasesOfOneField = int.MaxValue, MaxFragmentVisits = int.MaxValue };
        var watch = Stopwatch.StartNew();

        using ExecutionResult result = await _engine.RunAsync(document.ToString());

        GraphQLError error = Assert.Single(result.Errors);
        Assert.Equal(ErrorCodes.CostExceeded, error.Code);
        Assert.Equal(OperationCost.Most, error.Extensions!["fieldCost"]);
        Assert.True(watch.ElapsedMilliseconds < 2000, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task Limits_that_are_not_enforced_are_still_reported()
    {
        _engine.Options.Cost.EnforceCostLimits = false;
        _engine.Options.Cost.MaxFieldCost = 5;

        using ExecutionResult result = await RunAsync("{ leaf resolved { name } }", "{}", CostMode.Report);

        Assert.Equal(
            """{"data":{"leaf":1,"resolved":null},"extensions":{"operationCost":{"fieldCost":20,"typeCost":2}}}""",
            Encoding.UTF8.GetString(result.Body.Span));
    }

    [Fact]
    public async Task A_refusal_reports_the_cost_too()
    {
        using ExecutionResult result = await RunAsync("{ sliced(first: 5000) { name } }", "{}", CostMode.Report);

        Assert.EndsWith(
            ""","extensions":{"operationCost":{"fieldCost":1,"typeCost":5001}}}""",
            Encoding.UTF8.GetString(result.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_the_cost_runs_nothing_and_is_never_refused()
    {
        int calls = 0;
        _engine.Sync("Query.leaf", _ => ++calls);

        using ExecutionResult result = await RunAsync("{ leaf sliced(first: 5000) { name } }", "{}", CostMode.Validate);

        Assert.Equal(
            """{"extensions":{"operationCost":{"fieldCost":11,"typeCost":5001}}}""", Encoding.UTF8.GetString(result.Body.Span));
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task A_constant_cost_is_a_number_in_the_plan()
    {
        _engine.Options.Cost.MaxTypeCost = 5;

        Assert.Equal("""{"data":{"leaf":1}}""", await _engine.ExecuteAsync("{ leaf }"));
        Assert.Contains("HC0047", await _engine.ExecuteAsync("{ items { name } }"), StringComparison.Ordinal);
    }

    private async Task<(double Field, double Type)> CostOfAsync(string document, string variables = "{}")
    {
        using ExecutionResult result = await RunAsync(document, variables, CostMode.Validate);
        Assert.Empty(result.Errors);
        JsonElement cost = JsonSerializer.Deserialize<JsonElement>(result.Body.Span)
            .GetProperty("extensions").GetProperty("operationCost");
        return (cost.GetProperty("fieldCost").GetDouble(), cost.GetProperty("typeCost").GetDouble());
    }

    private ValueTask<ExecutionResult> RunAsync(string document, string variables, CostMode mode) =>
        _engine.Executor.ExecuteAsync(
            new GraphQLRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                Variables = JsonDocument.Parse(variables).RootElement,
                CostMode = mode,
            },
            _engine.Services,
            _engine.User,
            configure: null,
            default);
}
