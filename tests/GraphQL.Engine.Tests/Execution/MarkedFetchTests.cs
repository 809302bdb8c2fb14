using System.Text;
using System.Text.RegularExpressions;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Requests;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

public sealed class MarkedFetchTests
{
    private const string Sdl = """
        type Query { orders: [Order!] node: Node other: Int strict: Order! }
        interface Node { id: Int }
        type Order implements Node { id: Int total: Int! note: String label: String! code: String customer: Customer related: [Order] }
        type Customer implements Node { id: Int name: String! label: String }
        """;

    [Fact]
    public async Task A_field_with_a_mark_is_resolved_from_the_parent_that_the_mark_names()
    {
        TestEngine engine = Engine("""[{"id":1,"label":<A>,"note":"x"},{"id":2,"label":<B>,"note":null}]""")
            .Async("Order.label", static async context =>
            {
                await Task.Yield();
                return $"label of {context.Parent}";
            });

        string data = await engine.DataAsync("{ orders { id label note } }");

        Assert.Equal(
            """{"orders":[{"id":1,"label":"label of A","note":"x"},{"id":2,"label":"label of B","note":null}]}""", data);
    }

    [Fact]
    public async Task A_pure_field_with_a_mark_is_written_from_its_parent()
    {
        TestEngine engine = Engine("""[{"id":1,"again":<A>,"customer":{"label":<C>}}]""")
            .Pure("Order.label", static parent => $"label of {parent}")
            .Pure("Customer.label", static parent => $"customer {parent}");

        string data = await engine.DataAsync("{ orders { id again: label customer { label } } }");

        Assert.Equal("""{"orders":[{"id":1,"again":"label of A","customer":{"label":"customer C"}}]}""", data);
    }

    [Fact]
    public async Task The_fields_of_all_objects_start_before_any_of_them_ends()
    {
        var all = new TaskCompletionSource();
        int started = 0;
        TestEngine engine = Engine("""[{"label":<A>,"related":[{"label":<B>}]},{"label":<C>,"related":[]}]""")
            .Async("Order.label", async context =>
            {
                if (++started == 3)
                {
                    all.SetResult();
                }

                await all.Task;
                return context.Parent;
            });

        string data = await engine.DataAsync("{ orders { label related { label } } }").WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("""{"orders":[{"label":"A","related":[{"label":"B"}]},{"label":"C","related":[]}]}""", data);
    }

    [Fact]
    public async Task An_error_has_the_path_with_indices_and_null_goes_up_to_the_next_nullable_position()
    {
        TestEngine engine = Engine(
                """[{"id":1,"related":[{"label":<A>,"code":<A>},{"label":<X>,"code":<X>}],"code":<A>}]""")
            .Sync("Order.label", static context => (string)context.Parent! == "X" ? throw new GraphQLException("No.") : "ok")
            .Pure("Order.code", static parent => parent);

        string body = await engine.ExecuteAsync("{ orders { id related { label code } code } }");

        Assert.Equal(
            """{"data":{"orders":[{"id":1,"related":[{"label":"ok","code":"A"},null],"code":"A"}]},"errors":["""
            + """{"message":"No.","locations":[{"line":1,"column":25}],"path":["orders",0,"related",1,"label"]}]}""",
            body);
    }

    [Theory]
    [InlineData(
        "id note", """[{"id":1,"note":!},{"id":2,"note":"x"}]""",
        """[{"id":1,"note":null},{"id":2,"note":"x"}]""", "0.note")]
    [InlineData("id total", """[{"id":1,"total":5},{"id":2,"total":!}]""", "null", "1.total")]
    [InlineData(
        "customer { id name }", """[{"customer":{"id":1,"name":!}},{"customer":!}]""",
        """[{"customer":null},{"customer":null}]""", "0.customer.name", "1.customer")]
    [InlineData(
        "related { total note }", """[{"related":[{"total":1,"note":"x"},{"total":null,"note":!},{"total":!,"note":"x"}]}]""",
        """[{"related":[{"total":1,"note":"x"},null,null]}]""", "0.related.1.total", "0.related.2.total")]
    public async Task A_fetched_field_that_failed_is_an_error_of_its_own(
        string selection, string answer, string orders, params string[] paths)
    {
        TestEngine engine = Engine(answer);

        using ExecutionResult result = await engine.RunAsync($"{{ orders {{ {selection} }} }}");

        Assert.StartsWith(
            $$"""{"data":{"orders":{{orders}}},"errors":""", Encoding.UTF8.GetString(result.Body.Span), StringComparison.Ordinal);
        Assert.Equal(
            paths.Select(static path => "orders." + path),
            result.Errors.Select(static error => string.Join('.', error.Path!.ToList())));
    }

    [Fact]
    public async Task An_object_of_an_interface_names_its_type()
    {
        TestEngine engine = Engine("""{#Customer#,"id":7,"label":<C>}""").Pure("Customer.label", static parent => parent);

        string data = await engine.DataAsync("{ node { id ... on Customer { label } ... on Order { code } } }");

        Assert.Equal("""{"node":{"id":7,"label":"C"}}""", data);
    }

    [Theory]
    [InlineData("""a\"b""")]
    [InlineData("""]}{[,:""")]
    [InlineData("""\\""")]
    public async Task Text_around_a_mark_may_hold_any_string(string note)
    {
        TestEngine engine = Engine($$"""[{"note":"{{note}}","code":<A>,"related":[{"note":"{{note}}"}]}]""")
            .Pure("Order.code", static parent => parent);

        string data = await engine.DataAsync("{ orders { note code related { note } } }");

        Assert.Equal($$"""{"orders":[{"note":"{{note}}","code":"A","related":[{"note":"{{note}}"}]}]}""", data);
    }

    [Fact]
    public async Task Fields_that_are_left_out_have_no_mark()
    {
        TestEngine engine = Engine("""[{"id":1,"code":<A>}]""").Pure("Order.code", static parent => parent);

        string data = await engine.DataAsync(
            "query ($p: Boolean!) { orders { id note @include(if: $p) label @skip(if: true) code } }", """{"p":false}""");

        Assert.Equal("""{"orders":[{"id":1,"code":"A"}]}""", data);
    }

    [Fact]
    public async Task What_fetches_below_a_mark_ask_for_travels_together()
    {
        var fetches = new FakeFetches(static request => request.Context.Selection.ResponseName == "orders"
            ? Marked("""[{"customer":<1>},{"customer":<2>}]""")
            : $$"""{"id":{{request.Context.Parent}}}""");
        TestEngine engine = Engine(fetches);
        engine.Field("Order.customer").IsComputed = true;
        engine.Field("Order.customer").Fetcher = fetches.Fetcher;

        string data = await engine.DataAsync("{ orders { customer { id } } }");

        Assert.Equal("""{"orders":[{"customer":{"id":1}},{"customer":{"id":2}}]}""", data);
        Assert.Equal([1, 2], fetches.Calls.Select(static call => call.Count));
        Assert.Equal(0, fetches.Undisposed);
    }

    [Fact]
    public async Task Nothing_below_a_fetched_field_is_deferred()
    {
        TestEngine engine = Engine("""[{"id":1,"customer":<C>}]""").Incremental()
            .Sync("Order.customer", static context => context.Parent)
            .Pure("Customer.name", static parent => parent);
        engine.Field("Order.customer").IsComputed = true;

        IReadOnlyList<string> bodies = await engine.ReadAllAsync("{ orders { id customer { ... @defer { name } } } }");

        Assert.Equal(["""{"data":{"orders":[{"id":1,"customer":{"name":"C"}}]}}"""], bodies);
    }

    [Fact]
    public async Task A_fetched_field_that_is_deferred_is_completed_with_its_fragment()
    {
        TestEngine engine = Engine("""[{"id":1,"label":<A>}]""").Incremental()
            .Sync("Query.other", static _ => 7)
            .Async("Order.label", static async context =>
            {
                await Task.Delay(5);
                return context.Parent;
            });

        IReadOnlyList<string> bodies = await engine.ReadAllAsync("{ other ... @defer { orders { id label } } }");

        Assert.Equal("""{"data":{"other":7},"pending":[{"id":"0","path":[]}],"hasNext":true}""", bodies[0]);
        Assert.Contains("""{"orders":[{"id":1,"label":"A"}]}""", bodies[^1], StringComparison.Ordinal);
    }

    private static TestEngine Engine(string answer) => Engine(new FakeFetches(_ => Marked(answer)));

    private static TestEngine Engine(FakeFetches fetches)
    {
        var engine = new TestEngine(Sdl) { Options = { Cost = { EnforceCostLimits = false } } };
        foreach (string field in new[] { "Query.orders", "Query.node", "Query.strict" })
        {
            engine.Field(field).Fetcher = fetches.Fetcher;
        }

        foreach (string field in new[] { "Order.label", "Order.code", "Customer.label" })
        {
            engine.Field(field).IsComputed = true;
        }

        return engine;
    }

    // <A> is the mark of a parent A, ! that of a failure, #T# the type of an object.
    private static Action<ResultWriter, FetchMarks> Marked(string answer) => (writer, marks) => writer.WriteRaw(
        Encoding.UTF8.GetBytes(Regex.Replace(
            answer,
            "<(?<parent>.)>|(?<failure>!)|#(?<type>.*)#",
            match => MarkOf(match, marks),
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1))));

    private static string MarkOf(Match match, FetchMarks marks)
    {
        using var writer = new ResultWriter();
        if (match.Groups["parent"].Success)
        {
            FetchMarks.WriteParent(writer, marks.AddParent(match.Groups["parent"].Value));
        }
        else if (match.Groups["failure"].Success)
        {
            marks.WriteFailure(writer, new GraphQLException("Failed."));
        }
        else
        {
            marks.WriteType(writer, match.Groups["type"].Value);
        }

        return Encoding.UTF8.GetString(writer.Written.Span);
    }
}
