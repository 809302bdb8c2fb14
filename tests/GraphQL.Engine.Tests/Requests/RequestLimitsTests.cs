using System.Diagnostics;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Tests.Execution;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Requests;

public sealed class RequestLimitsTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(10);

    private readonly TestEngine _engine = new TestEngine("type Query { wait: Int ignore: Int } type Mutation { a: Int }")
        .Async("Query.wait", static async context =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
            return 1;
        })
        .Sync("Mutation.a", static _ => 1);

    [Fact]
    public async Task A_request_that_takes_too_long_ends_with_an_error()
    {
        _engine.Options.ExecutionTimeout = TimeSpan.FromMilliseconds(50);

        string body = await _engine.ExecuteAsync("{ wait }").WaitAsync(Enough);

        Assert.Equal(
            """{"errors":[{"message":"The request exceeded the execution time-out of """
            + """00:00:00.0500000.","extensions":{"code":"HC0045"}}]}""",
            body);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_its_request()
    {
        using var client = new CancellationTokenSource(50);

        Task Act() => _engine.RunAsync("{ wait }", cancellationToken: client.Token).AsTask().WaitAsync(Enough);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(Act);
    }

    [Fact]
    public async Task A_resolver_that_ignores_its_token_does_not_hold_the_request_for_ever()
    {
        var never = new TaskCompletionSource<object?>();
        _engine.Async("Query.ignore", _ => never.Task);
        _engine.Options.ExecutionTimeout = TimeSpan.FromMilliseconds(20);
        _engine.Options.AbortPatience = TimeSpan.FromMilliseconds(100);

        using ExecutionResult result = await _engine.RunAsync("{ ignore }").AsTask().WaitAsync(Enough);

        Assert.Equal(ErrorCodes.Timeout, Assert.Single(result.Errors).Code);
    }

    [Fact]
    public async Task An_aborted_request_waits_for_its_resolvers_to_end()
    {
        bool isEnded = false;
        _engine.Options.ExecutionTimeout = TimeSpan.FromMilliseconds(20);
        _engine.Async("Query.ignore", async _ =>
        {
            await Task.Delay(200);
            isEnded = true;
            return 1;
        });

        using ExecutionResult result = await _engine.RunAsync("{ ignore }").AsTask().WaitAsync(Enough);

        Assert.True(isEnded);
    }

    [Fact]
    public async Task A_cancellation_of_the_resolvers_own_is_a_field_error()
    {
        _engine.Sync("Query.ignore", static _ => throw new OperationCanceledException("inner"));

        using ExecutionResult result = await _engine.RunAsync("{ ignore }");

        Assert.True(result.HasData);
        Assert.Equal(ErrorCodes.InternalError, Assert.Single(result.Errors).Code);
    }

    [Fact]
    public async Task A_transport_can_forbid_mutations()
    {
        using ExecutionResult result = await _engine.RunAsync("mutation { a }", allowed: AllowedOperations.Query);

        GraphQLError error = Assert.Single(result.Errors);
        Assert.True(result.IsOperationNotAllowed);
        Assert.Equal(ErrorCodes.BadRequest, error.Code);
        Assert.Equal(ErrorCodes.OperationNotAllowedForGet, error.Extensions!["reason"]);
    }

    [Fact]
    public async Task Spans_are_made_while_somebody_listens()
    {
        var names = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == EngineActivities.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (names)
                {
                    names.Add(activity.OperationName);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await _engine.DataAsync("mutation { spans: a }");

        Assert.Superset(
            new HashSet<string> { "GraphQL parse", "GraphQL validate", "GraphQL plan", "GraphQL execute" }, names.ToHashSet());
    }
}
