using System.Security.Claims;
using System.Text;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

public sealed class ResolverTests
{
    private static readonly Schema Schema = CodeFirstTest.Build(typeof(Queries), typeof(BookExtension));

    [Theory]
    [InlineData("sync")]
    [InlineData("task")]
    [InlineData("valueTask")]
    [InlineData("slowTask")]
    [InlineData("slowValueTask")]
    [InlineData("fromInstance")]
    public async Task Every_kind_of_result_is_awaited(string field)
    {
        object? value = await new ResolverCall(Schema, null).ResolveAsync("Query", field);

        Assert.Equal(42, value);
    }

    [Fact]
    public async Task Arguments_become_the_types_of_the_parameters()
    {
        object? value = await new ResolverCall(
            Schema, null, ("small", 7), ("ratio", 1.5), ("ids", new List<object?> { "a", "b" }), ("depth", null))
            .ResolveAsync("Query", "echo");

        Assert.Equal("7 1.5 [a,b] nothing 3", value);
    }

    [Fact]
    public async Task A_number_outside_of_the_parameter_is_bad_user_input()
    {
        var call = new ResolverCall(Schema, null, ("small", 70000), ("ratio", 1.0), ("ids", new List<object?>()));

        var error = await Assert.ThrowsAsync<GraphQLException>(() => call.ResolveAsync("Query", "echo"));

        Assert.Equal(ErrorCodes.BadUserInput, error.Error.Code);
    }

    [Fact]
    public async Task State_of_the_request_wins_over_services()
    {
        var call = new ResolverCall(Schema, null);
        call.ServiceCollection.AddSingleton<IClock>(new Clock("service"));
        object? fromServices = await call.ResolveAsync("Query", "clock");

        call.Request.SetState<IClock>(new Clock("state"));
        object? fromState = await call.ResolveAsync("Query", "clock");

        Assert.Equal(("alice service", "alice state"), (fromServices, fromState));
    }

    [Fact]
    public async Task A_nullable_service_may_be_missing()
    {
        object? value = await new ResolverCall(Schema, null).ResolveAsync("Query", "optionalClock");

        Assert.Equal("none", value);
    }

    [Fact]
    public async Task An_extension_gets_its_parent()
    {
        var book = new Book(Guid.Empty, "Emma", 3, null);

        object? value = await new ResolverCall(Schema, book).ResolveAsync("Book", "shout");

        Assert.Equal("EMMA", value);
        Assert.NotNull(new ResolverCall(Schema, book).Field("Book", "shout").PureResolver);
    }

    [Theory]
    [InlineData("title", "\"Emma\"")]
    [InlineData("pages", "3")]
    [InlineData("price", null)]
    [InlineData("bookId", "\"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("printed", "\"2025-01-02T03:04:05Z\"")]
    public void Standard_scalars_are_written_without_boxing(string field, string? expected)
    {
        using var writer = new ResultWriter();
        var book = new Book(Guid.Empty, "Emma", 3, null);

        bool written = new ResolverCall(Schema, book).Field("Book", field).DirectWriter!(book, writer);

        Assert.Equal(expected is not null, written);
        Assert.Equal(expected ?? "", Encoding.UTF8.GetString(writer.Written.Span));
    }

    public interface IClock
    {
        string Now { get; }
    }

    public sealed record Clock(string Now) : IClock;

    public sealed record Book(Guid BookId, string Title, int Pages, decimal? Price)
    {
        public DateTimeOffset Printed => new(2025, 1, 2, 4, 4, 5, TimeSpan.FromHours(1));
    }

    [ExtendObjectType<Book>]
    public static class BookExtension
    {
        public static string GetShout([Parent] Book book) => book.Title.ToUpperInvariant();
    }

    [QueryType]
    public sealed class Queries
    {
        public static Book? Book => null;

        public static int GetSync() => 42;

        public static Task<int> GetTask() => Task.FromResult(42);

        public static ValueTask<int> GetValueTask() => new(42);

        public static async Task<int> GetSlowTaskAsync()
        {
            await Task.Yield();
            return 42;
        }

        public static async ValueTask<int> GetSlowValueTaskAsync()
        {
            await Task.Yield();
            return 42;
        }

        public Task<int> GetFromInstanceAsync() => Task.FromResult(GetHashCode() == GetHashCode() ? 42 : 0);

        public static string GetEcho(short small, float ratio, [ID] IReadOnlyList<string> ids, int? depth, int level = 3) =>
            $"{small} {ratio} [{string.Join(',', ids)}] {depth?.ToString() ?? "nothing"} {level}";

        public static string GetClock(IClock clock, ClaimsPrincipal user) => $"{user.FindFirst("sub")?.Value} {clock.Now}";

        public static string GetOptionalClock(IClock? clock) => clock?.Now ?? "none";
    }
}
