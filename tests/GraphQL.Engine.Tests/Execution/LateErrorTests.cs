using GraphTenancy.GraphQL.Engine.Errors;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

/// <summary>Which errors of a response count where some of them come late.</summary>
public sealed class LateErrorTests
{
    private const string Schema = "type Query { o: O p: Int } type O { early: Int late: Int required: Int! list: [Int!] }";

    private readonly TaskCompletionSource _first = new();
    private readonly TaskCompletionSource _second = new();

    [Fact]
    public async Task An_error_that_comes_after_its_parent_was_given_up_is_left_out()
    {
        TestEngine engine = Engine();
        Task<IReadOnlyList<string>> errors = engine.ErrorsAsync("{ o { late required } }");

        await CompleteBothAsync();

        Assert.Equal(["o.required: required failed"], await errors);
    }

    [Fact]
    public async Task An_error_that_came_before_its_parent_was_given_up_stays()
    {
        TestEngine engine = Engine();
        Task<IReadOnlyList<string>> errors = engine.ErrorsAsync("{ o { required early } }");

        await CompleteBothAsync();

        Assert.Equal(["o.early: early failed", "o.required: required failed"], await errors);
    }

    [Fact]
    public async Task An_error_elsewhere_stays_in_any_case()
    {
        TestEngine engine = Engine();
        Task<IReadOnlyList<string>> errors = engine.ErrorsAsync("{ o { required } p }");

        await CompleteBothAsync();

        Assert.Equal(["o.required: required failed", "p: p failed"], await errors);
    }

    [Fact]
    public async Task The_first_of_the_items_that_fail_late_is_the_error_of_their_list()
    {
        TestEngine engine = Engine();
        Task<IReadOnlyList<string>> errors = engine.ErrorsAsync("{ o { list } }");

        await CompleteBothAsync();

        Assert.Equal(["o.list.1: early item failed"], await errors);
    }

    private TestEngine Engine() => new TestEngine(Schema)
        .Sync("Query.o", static _ => new object())
        .Sync("O.early", static _ => throw new GraphQLException("early failed"))
        .Async("O.required", _ => FailAfterAsync(_first, "required failed"))
        .Async("O.late", _ => FailAfterAsync(_second, "late failed"))
        .Async("Query.p", _ => FailAfterAsync(_second, "p failed"))
        .Sync("O.list", _ => new[]
        {
            FailAfterAsync(_second, "late item failed"),
            FailAfterAsync(_first, "early item failed"),
        });

    private async Task CompleteBothAsync()
    {
        _first.SetResult();
        await Task.Delay(20);
        _second.SetResult();
    }

    private static async Task<object?> FailAfterAsync(TaskCompletionSource moment, string message)
    {
        await moment.Task;
        throw new GraphQLException(message);
    }
}
