using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Tests.Execution;
using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Requests;

public sealed class SubscriptionTests
{
    private const string Sdl = """
        type Query { a: Int }
        type Subscription { tick(from: Int = 1): Int order: Order! }
        type Order { id: Int! total: Int }
        """;

    private readonly TestEngine _engine = new(Sdl);

    [Fact]
    public async Task Each_event_is_a_response_of_its_own()
    {
        _engine.Subscribe("Subscription.tick", static context => Events(context.ArgumentValue<int>("from"), 8));

        IReadOnlyList<string> results = await _engine.ReadAllAsync("subscription($n: Int) { t: tick(from: $n) }", """{"n":7}""");

        Assert.Equal(["""{"data":{"t":7}}""", """{"data":{"t":8}}"""], results);
    }

    [Fact]
    public async Task Kind_and_operation_are_known_before_the_first_result()
    {
        _engine.Subscribe("Subscription.tick", static _ => Events(1));

        await using ResponseStream stream = await _engine.OpenAsync("subscription S { tick }");

        Assert.Equal(ResponseStreamKind.Subscription, stream.Kind);
        Assert.Equal((Engine.Language.OperationType.Subscription, "S"), (stream.Operation!.Value, stream.OperationName));
        Assert.Equal(64, stream.DocumentHash.Length);
    }

    [Fact]
    public async Task A_query_has_a_single_result()
    {
        _engine.Sync("Query.a", static _ => 1);

        await using ResponseStream stream = await _engine.OpenAsync("{ a }");

        Assert.Equal(ResponseStreamKind.Single, stream.Kind);
        Assert.Equal(["""{"data":{"a":1}}"""], await _engine.ReadAllAsync("{ a }"));
    }

    [Fact]
    public async Task An_error_of_one_event_does_not_end_the_stream()
    {
        _engine.Field("Subscription.order").Resolver = static context => new ValueTask<object?>(context.Parent);
        _engine.Subscribe("Subscription.order", static _ => Events(null, Order(2)));

        IReadOnlyList<string> results = await _engine.ReadAllAsync("subscription { order { id } }");

        Assert.StartsWith("""{"data":null,"errors":[{"message":"Cannot return null for non-nullable field Subscription.order.""", results[0]);
        Assert.Equal("""{"data":{"order":{"id":2}}}""", results[1]);
    }

    [Fact]
    public async Task An_error_of_the_source_is_masked_and_ends_the_stream()
    {
        var source = new CountingSource([1, new InvalidOperationException("secret"), 2]);
        _engine.Subscribe("Subscription.tick", _ => source);

        IReadOnlyList<string> results = await _engine.ReadAllAsync("subscription { tick }");

        Assert.Equal(2, results.Count);
        Assert.StartsWith("""{"errors":[{"message":"Unexpected Execution Error",""", results[1], StringComparison.Ordinal);
        Assert.Equal((1, 1), (source.Opened, source.Closed));
    }

    [Fact]
    public async Task A_source_that_cannot_start_is_a_single_result_with_its_path()
    {
        _engine.Subscribe("Subscription.tick", static _ => throw new GraphQLException("Closed."));

        await using ResponseStream stream = await _engine.OpenAsync("subscription { t: tick }");
        string result = Assert.Single(await _engine.ReadAllAsync("subscription { t: tick }"));

        Assert.Equal(ResponseStreamKind.Single, stream.Kind);
        Assert.Equal("""{"errors":[{"message":"Closed.","locations":[{"line":1,"column":16}],"path":["t"]}]}""", result);
    }

    [Theory]
    [InlineData("subscription($n: Int!) { tick(from: $n) }", "GRAPHQL_VARIABLE_INVALID")]
    [InlineData("subscription { tack }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { order { id } }", "INTERNAL_SERVER_ERROR")]
    public async Task What_cannot_start_has_errors_and_no_data(string document, string code)
    {
        _engine.Subscribe("Subscription.tick", static _ => Events(1));

        string result = Assert.Single(await _engine.ReadAllAsync(document));

        Assert.StartsWith("""{"errors":[""", result, StringComparison.Ordinal);
        Assert.Contains(code, result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorization_comes_before_the_source()
    {
        int calls = 0;
        _engine.Field("Subscription.tick").Authorization.Add(new AuthorizationRequirement([], null));
        _engine.Subscribe("Subscription.tick", _ => Events(++calls));

        string result = Assert.Single(await _engine.ReadAllAsync("subscription { tick }"));

        Assert.Contains(ErrorCodes.NotAuthenticated, result, StringComparison.Ordinal);
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task A_right_that_is_lost_meanwhile_ends_the_stream()
    {
        int asked = 0;
        _engine.Interceptors.Add(new Interceptor(() => ++asked == 3 ? new GraphQLError { Message = "Suspended." } : null));
        var source = new CountingSource([1, 2, 3, 4]);
        _engine.Subscribe("Subscription.tick", _ => source);

        IReadOnlyList<string> results = await _engine.ReadAllAsync("subscription { tick }");

        Assert.Equal(["""{"data":{"tick":1}}""", """{"errors":[{"message":"Suspended."}]}"""], results);
        Assert.Equal(1, source.Closed);
    }

    [Fact]
    public async Task Each_event_has_a_context_and_services_of_its_own()
    {
        await using ServiceProvider services = new ServiceCollection().AddScoped<object>().BuildServiceProvider();
        var contexts = new HashSet<RequestContext>();
        var scoped = new HashSet<object>();
        _engine.Services = services;
        _engine.Configure = context => contexts.Add(context);
        _engine.Sync("Subscription.tick", context => { scoped.Add(context.Service<object>()); return context.Parent; });
        _engine.Subscribe("Subscription.tick", static _ => Events(1, 2, 3));

        await _engine.ReadAllAsync("subscription { tick }");

        Assert.Equal((4, 3), (contexts.Count, scoped.Count));
    }

    [Fact]
    public async Task The_time_out_counts_for_each_event()
    {
        // The second event alone takes all the time that there is; the third has a time-out of its own.
        _engine.Options.ExecutionTimeout = TimeSpan.FromSeconds(1);
        _engine.Async("Subscription.tick", static async context =>
        {
            await Task.Delay((int)context.Parent! == 2 ? Timeout.Infinite : 1, context.RequestAborted);
            return context.Parent;
        });
        _engine.Subscribe("Subscription.tick", static _ => Events(1, 2, 3));

        IReadOnlyList<string> results = await _engine.ReadAllAsync("subscription { tick }");

        Assert.Equal("""{"data":{"tick":1}}""", results[0]);
        Assert.Contains(ErrorCodes.Timeout, results[1], StringComparison.Ordinal);
        Assert.Equal("""{"data":{"tick":3}}""", results[2]);
    }

    [Fact]
    public async Task A_source_that_never_comes_is_given_up_after_the_time_out()
    {
        _engine.Options.ExecutionTimeout = TimeSpan.FromMilliseconds(30);
        _engine.Field("Subscription.tick").Subscriber = static _ =>
            new ValueTask<IAsyncEnumerable<object?>>(new TaskCompletionSource<IAsyncEnumerable<object?>>().Task);

        string result = Assert.Single(await _engine.ReadAllAsync("subscription { tick }"));

        Assert.Contains(ErrorCodes.Timeout, result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_stops_half_way_leaves_nothing_open()
    {
        var source = new CountingSource([1, 2, 3], staysOpen: true);
        _engine.Subscribe("Subscription.tick", _ => source);

        await using (ResponseStream stream = await _engine.OpenAsync("subscription { tick }"))
        {
            await foreach (ExecutionResult result in stream.ReadResultsAsync(CancellationToken.None))
            {
                result.Dispose();
                break;
            }
        }

        Assert.Equal((1, 1, 1), (source.Opened, source.Closed, source.Given));
        Assert.True(source.IsDisposed);
    }

    [Fact]
    public async Task A_subscription_that_nobody_reads_disposes_its_source()
    {
        var source = new CountingSource([1]);
        _engine.Subscribe("Subscription.tick", _ => source);

        await (await _engine.OpenAsync("subscription { tick }")).DisposeAsync();

        Assert.Equal((0, true), (source.Opened, source.IsDisposed));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_ends_a_silent_source(bool cancelsReading)
    {
        var source = new CountingSource([], staysOpen: true);
        using var client = new CancellationTokenSource();
        _engine.Subscribe("Subscription.tick", _ => source);
        await using ResponseStream stream = await _engine.OpenAsync(
            "subscription { tick }", cancellationToken: cancelsReading ? default : client.Token);
        Task<bool> next = stream.ReadResultsAsync(cancelsReading ? client.Token : default)
            .GetAsyncEnumerator().MoveNextAsync().AsTask();

        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal((1, 1), (source.Opened, source.Closed));
    }

    [Fact]
    public async Task A_source_that_ignores_its_token_does_not_hold_its_reader()
    {
        var never = new TaskCompletionSource();
        _engine.Options.AbortPatience = TimeSpan.FromMilliseconds(20);
        _engine.Subscribe("Subscription.tick", _ => Deaf(never.Task));
        ResponseStream stream = await _engine.OpenAsync("subscription { tick }");
        Task<bool> next = stream.ReadResultsAsync(default).GetAsyncEnumerator().MoveNextAsync().AsTask();

        await stream.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Results_are_read_once()
    {
        _engine.Subscribe("Subscription.tick", static _ => Events(1));
        await using ResponseStream stream = await _engine.OpenAsync("subscription { tick }");

        _ = stream.ReadResultsAsync(default);

        Assert.Throws<InvalidOperationException>(() => stream.ReadResultsAsync(default));
    }

    [Fact]
    public async Task A_single_request_refuses_a_subscription()
    {
        _engine.Subscribe("Subscription.tick", static _ => Events(1));

        string body = await _engine.ExecuteAsync("subscription { tick }");

        Assert.Contains("Use a transport for subscriptions.", body, StringComparison.Ordinal);
    }

    private static Dictionary<string, object?> Order(int id) => new() { ["id"] = id };

    private static CountingSource Events(params object?[] events) => new(events);

    private static async IAsyncEnumerable<object?> Deaf(Task task)
    {
        await task;
        yield return 1;
    }

    private sealed class Interceptor(Func<GraphQLError?> decide) : IOperationInterceptor
    {
        public ValueTask<GraphQLError?> BeforeExecutionAsync(
            OperationPlan plan, RequestContext context, CancellationToken cancellationToken) => new(decide());
    }
}
