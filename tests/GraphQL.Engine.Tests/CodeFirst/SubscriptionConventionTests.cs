using System.Security.Claims;
using System.Text;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

public sealed class SubscriptionConventionTests
{
    [Fact]
    public void A_stream_is_a_field_of_its_events()
    {
        string sdl = CodeFirstTest.Sdl("Subscription", typeof(Queries), typeof(Subscriptions));

        Assert.Equal(
            """
            type Subscription {
              ticks(to: Int!): Int!
              names: String
              onPlaced(prefix: String!, from: Int!): String!
            }
            """,
            sdl);
    }

    [Theory]
    [InlineData("subscription { ticks(to: 2) }", """{"data":{"ticks":1}} {"data":{"ticks":2}}""")]
    [InlineData("subscription { names }", """{"data":{"names":"a"}} {"data":{"names":null}}""")]
    [InlineData("subscription { onPlaced(from: 5, prefix: \"#\") }", """{"data":{"onPlaced":"#5"}} {"data":{"onPlaced":"#6"}}""")]
    public async Task Classes_stream_events(string document, string expected)
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddGraphQLServer().AddType<Queries>().AddType<Subscriptions>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        var request = new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document) };

        await using ResponseStream stream = await provider.GetRequiredService<RequestExecutor>()
            .ExecuteStreamAsync(request, provider, new ClaimsPrincipal(), configure: null, CancellationToken.None);

        Assert.Equal(expected, string.Join(' ', await ReadAsync(stream)));
    }

    [Theory]
    [InlineData(typeof(WithoutEvents), "has no events")]
    [InlineData(typeof(WithoutSource), "names no single public method")]
    [InlineData(typeof(WithProperty), "is a property and cannot be a subscription")]
    public void What_has_no_stream_is_refused(Type type, string message)
    {
        CodeFirstException exception = Assert.Throws<CodeFirstException>(
            () => CodeFirstTest.Build(typeof(Queries), type));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(ResponseStream stream)
    {
        var bodies = new List<string>();
        await foreach (ExecutionResult result in stream.ReadResultsAsync(CancellationToken.None))
        {
            using (result)
            {
                bodies.Add(Encoding.UTF8.GetString(result.Body.Span));
            }
        }

        return bodies;
    }

    [QueryType]
    public sealed class Queries
    {
        public int One() => 1;
    }

    [SubscriptionType]
    public sealed class Subscriptions
    {
        public async IAsyncEnumerable<int> TicksAsync(int to)
        {
            for (int i = 1; i <= to; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }

        public Task<IAsyncEnumerable<string?>> GetNames() => Task.FromResult(Names());

        public IAsyncEnumerable<int> SubscribeToPlaced(int from) => From(from);

        [Subscribe(With = nameof(SubscribeToPlaced))]
        public string OnPlaced([EventMessage] int number, string prefix) => prefix + number;

        private static async IAsyncEnumerable<int> From(int from)
        {
            yield return from;
            await Task.Yield();
            yield return from + 1;
        }

        private static async IAsyncEnumerable<string?> Names()
        {
            yield return "a";
            await Task.Yield();
            yield return null;
        }
    }

    [SubscriptionType]
    public sealed class WithoutEvents
    {
        public int Ticks() => 1;
    }

    [SubscriptionType]
    public sealed class WithoutSource
    {
        [Subscribe(With = "Nothing")]
        public int Ticks([EventMessage] int number) => number;
    }

    [SubscriptionType]
    public sealed class WithProperty
    {
        public int Tick => 1;
    }
}
