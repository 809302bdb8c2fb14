using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.DataLoading;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

public sealed class DataLoaderTests
{
    [Theory]
    [InlineData("{ orders(count: 3) { customer { name } } }", "customerById 1 2 3")]
    [InlineData("{ orders(count: 2) { customer { name } } more: orders(count: 4) { customer { name } } }", "customerById 1 2 3 4")]
    [InlineData("{ orders(count: 2) { lines { text } } }", "linesByOrder 1 2")]
    [InlineData("{ orders(count: 2) { single } }", "single 1|single 2")]
    [InlineData("{ orders(count: 2) { late { name } } }", "customerById 1 2")]
    [InlineData("{ orders(count: 2) { countryOfCustomer } }", "customerById 1 2|country 10 20")]
    [InlineData("{ orders(count: 2) { customer { country } } }", "customerById 1 2|country 10 20")]
    [InlineData("{ orders(count: 2) { byClass } }", "byClass 1 2")]
    public async Task Keys_of_a_level_travel_in_one_batch(string document, string expected)
    {
        var session = new Session("acme");

        string body = await ExecuteAsync(document, session);

        Assert.DoesNotContain("errors", body, StringComparison.Ordinal);
        Assert.Equal(expected, string.Join('|', session.Batches));
    }

    [Fact]
    public async Task A_hundred_rounds_give_the_same_batches()
    {
        for (int i = 0; i < 100; i++)
        {
            var session = new Session("acme");

            await ExecuteAsync("{ orders(count: 5) { a: countryOfCustomer customer { country } lines { text } } }", session);

            Assert.Equal("customerById 1 2 3 4 5|linesByOrder 1 2 3 4 5|country 10 20 30 40 50", string.Join('|', session.Batches));
        }
    }

    [Fact]
    public async Task A_failed_key_fails_its_field_only()
    {
        string body = await ExecuteAsync("{ orders(count: 3) { risky } }", new Session("acme"));

        Assert.StartsWith("""{"data":{"orders":[{"risky":"1"},{"risky":null},{"risky":"3"}]},"errors":[""", body, StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"orders\",1,\"risky\"]", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tenants_at_the_same_time_never_share_a_batch_or_a_value()
    {
        await using ServiceProvider services = Services();
        Session[] sessions = [.. Enumerable.Range(0, 40).Select(static i => new Session(i % 2 == 0 ? "acme" : "rival"))];

        string[] bodies = await Task.WhenAll(sessions.Select(
            session => Task.Run(() => ExecuteAsync("{ orders(count: 3) { customer { name } } }", session, services))));

        Assert.All(sessions.Zip(bodies), static pair =>
        {
            Assert.Equal("customerById 1 2 3", Assert.Single(pair.First.Batches));
            Assert.Contains($"\"{pair.First.Tenant} 1\"", pair.Second, StringComparison.Ordinal);
            Assert.DoesNotContain(pair.First.Tenant == "acme" ? "rival" : "acme", pair.Second, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Without_a_session_there_is_no_loader()
    {
        string body = await ExecuteAsync("{ orders(count: 1) { customer { name } } }", session: null);

        Assert.StartsWith("""{"data":{"orders":[{"customer":null}]},"errors":[{"message":"Unexpected Execution Error",""", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mutations_load_one_after_another_with_one_cache()
    {
        var session = new Session("acme");

        await ExecuteAsync("mutation { a: touch(input: { id: 1 }) { string } b: touch(input: { id: 2 }) { string } c: touch(input: { id: 1 }) { string } }", session);

        Assert.Equal(["customerById 1", "customerById 2"], session.Batches);
    }

    [Fact]
    public async Task Each_event_has_a_cache_of_its_own()
    {
        await using ServiceProvider services = Services();
        var session = new Session("acme");
        var request = new GraphQLRequest { Document = "subscription { watched { customer { name } } }"u8.ToArray() };
        await using ResponseStream stream = await services.GetRequiredService<RequestExecutor>().ExecuteStreamAsync(
            request, services, new ClaimsPrincipal(), context => context.SetState(session), default);

        await foreach (ExecutionResult result in stream.ReadResultsAsync(default))
        {
            result.Dispose();
        }

        Assert.Equal(["customerById 1", "customerById 1"], session.Batches);
    }

    [Fact]
    public async Task An_aborted_request_leaves_nobody_waiting()
    {
        await using ServiceProvider services = Services();
        using var client = new CancellationTokenSource();
        var session = new Session("acme") { OnBatch = client.Cancel };
        var request = new GraphQLRequest { Document = "{ orders(count: 3) { customer { name } } }"u8.ToArray() };

        Task Act() => services.GetRequiredService<RequestExecutor>().ExecuteAsync(
            request, services, new ClaimsPrincipal(), context => context.SetState(session), client.Token).AsTask()
            .WaitAsync(TimeSpan.FromSeconds(3));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(Act);
    }

    [Theory]
    [InlineData(typeof(UnknownState), "is neither state of the request nor a service")]
    [InlineData(typeof(WrongShape), "is no data loader")]
    [InlineData(typeof(AskingForNone), "there is none")]
    [InlineData(typeof(AskingForTwo), "there are first, second")]
    public void What_cannot_be_bound_is_refused_at_start(Type type, string message)
    {
        CodeFirstException exception = Assert.Throws<CodeFirstException>(() => CodeFirstTest.Build(
            static builder => builder.AddRequestState<Session>(), typeof(Other), type));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loader_that_outlives_its_request_is_refused_at_start()
    {
        CodeFirstException exception = Assert.Throws<CodeFirstException>(() => CodeFirstTest.Build(
            static builder =>
            {
                builder.AddRequestState<Session>().AddDataLoader<NameLoader>();
                builder.Services.AddSingleton<NameLoader>();
            },
            typeof(Other)));

        Assert.Contains("registered as a service", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<string> ExecuteAsync(string document, Session? session)
    {
        await using ServiceProvider services = Services();
        return await ExecuteAsync(document, session, services);
    }

    private static async Task<string> ExecuteAsync(string document, Session? session, ServiceProvider services)
    {
        var request = new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document) };
        using ExecutionResult result = await services.GetRequiredService<RequestExecutor>().ExecuteAsync(
            request, services, new ClaimsPrincipal(), context => AddState(context, session), default);
        return Encoding.UTF8.GetString(result.Body.Span);
    }

    private static void AddState(RequestContext context, Session? session)
    {
        if (session is not null)
        {
            context.SetState(session);
        }
    }

    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddGraphQLServer()
            .AddRequestState<Session>()
            .AddType<Queries>().AddType<Mutations>().AddType<Subscriptions>().AddType(typeof(Loaders))
            .AddDataLoader<NameLoader>();
        return services.BuildServiceProvider();
    }

    /// <summary>Stands for a tenant session: what it loads is its tenant's.</summary>
    public sealed class Session(string tenant)
    {
        public string Tenant { get; } = tenant;

        public ConcurrentQueue<string> Batches { get; } = [];

        public Action? OnBatch { get; init; }

        public async Task NoteAsync(string loader, IEnumerable<int> keys)
        {
            Batches.Enqueue($"{loader} {string.Join(' ', keys)}");
            OnBatch?.Invoke();
            await Task.Delay(5);
        }
    }

    public sealed record Customer(int Id, string Name)
    {
        public Task<string?> GetCountryAsync(IDataLoader<int, string> countries) => countries.LoadAsync(Id * 10);
    }

    public sealed record Line(string Text);

    public sealed record Order(int Id)
    {
        public Task<Customer?> GetCustomerAsync(IDataLoader<int, Customer> customers, CancellationToken cancellationToken) =>
            customers.LoadAsync(Id, cancellationToken);

        public Task<IReadOnlyList<Line>?> GetLinesAsync(IDataLoader<int, IReadOnlyList<Line>> lines) => lines.LoadAsync(Id);

        public Task<DateTime?> GetSingleAsync(IDataLoader<int, DateTime?> single) => single.LoadAsync(Id);

        public async Task<Customer?> GetLateAsync(IDataLoader<int, Customer> customers)
        {
            await Task.CompletedTask;
            Customer? first = await customers.LoadAsync(Id);
            return await customers.LoadAsync(first!.Id);
        }

        public async Task<string?> GetCountryOfCustomerAsync(
            IDataLoader<int, Customer> customers, IDataLoader<int, string> countries)
        {
            Customer? customer = await customers.LoadAsync(Id);
            return await countries.LoadAsync(customer!.Id * 10);
        }

        public Task<Guid?> GetByClassAsync(NameLoader names) => names.LoadAsync(Id);

        public async Task<string?> GetRiskyAsync(IDataLoader<int, StringBuilder> risky) =>
            (await risky.LoadAsync(Id))?.ToString();
    }

    [QueryType]
    public sealed class Queries
    {
        public IEnumerable<Order> Orders(int count) => Enumerable.Range(1, count).Select(static id => new Order(id)).ToList();
    }

    [MutationType]
    public sealed class Mutations
    {
        public async Task<string> TouchAsync(int id, IDataLoader<int, Customer> customers) =>
            (await customers.LoadAsync(id))?.Name ?? "none";
    }

    [SubscriptionType]
    public sealed class Subscriptions
    {
        public async IAsyncEnumerable<Order> GetWatched()
        {
            yield return new Order(1);
            await Task.Yield();
            yield return new Order(1);
        }
    }

    public static class Loaders
    {
        [DataLoader]
        internal static async Task<IReadOnlyDictionary<int, Customer>> GetCustomerByIdAsync(
            IReadOnlyList<int> ids, Session session, CancellationToken cancellationToken)
        {
            await session.NoteAsync("customerById", ids.Order());
            cancellationToken.ThrowIfCancellationRequested();
            return ids.ToDictionary(id => id, id => new Customer(id, $"{session.Tenant} {id}"));
        }

        [DataLoader("country")]
        internal static async Task<Dictionary<int, string>> GetCountriesAsync(IReadOnlyList<int> ids, Session session)
        {
            await session.NoteAsync("country", ids.Order());
            return ids.ToDictionary(id => id, id => $"country {id}");
        }

        [DataLoader]
        internal static async Task<ILookup<int, Line>> GetLinesByOrderAsync(IReadOnlyList<int> ids, Session session)
        {
            await session.NoteAsync("linesByOrder", ids.Order());
            return ids.ToLookup(id => id, id => new Line($"line of {id}"));
        }

        [DataLoader]
        internal static async Task<DateTime?> GetSingleAsync(int id, Session session)
        {
            await session.NoteAsync("single", [id]);
            return DateTime.UnixEpoch;
        }

        [DataLoader]
        internal static async Task<IReadOnlyDictionary<int, DataLoaderResult<StringBuilder>>> GetRiskyAsync(
            IReadOnlyList<int> ids, Session session)
        {
            await session.NoteAsync("risky", ids);
            return ids.ToDictionary(id => id, id => id == 2
                ? new DataLoaderResult<StringBuilder>(new InvalidOperationException("no"))
                : new DataLoaderResult<StringBuilder>(new StringBuilder().Append(id)));
        }
    }

    public sealed class NameLoader(DataLoaderScheduler scheduler, Session session) : BatchDataLoader<int, Guid?>(scheduler)
    {
        protected override async Task<IReadOnlyDictionary<int, Guid?>> LoadBatchAsync(
            IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            await session.NoteAsync("byClass", keys.Order());
            return keys.ToDictionary(key => key, _ => (Guid?)Guid.Empty);
        }
    }

    [QueryType]
    public sealed class Other
    {
        public int One() => 1;
    }

    public static class UnknownState
    {
        [DataLoader]
        internal static Task<IReadOnlyDictionary<int, string>> GetNamesAsync(IReadOnlyList<int> ids, IDisposable nobodyKnows) =>
            throw new NotSupportedException(ids.Count + nobodyKnows.ToString());
    }

    public static class WrongShape
    {
        [DataLoader]
        internal static Task<int> GetNamesAsync(IReadOnlyList<int> ids) => Task.FromResult(ids.Count);
    }

    [ExtendObjectType("Query")]
    public sealed class AskingForNone
    {
        public int Two(IDataLoader<int, string> names) => names.GetHashCode();
    }

    [ExtendObjectType("Query")]
    public sealed class AskingForTwo
    {
        public int Two(IDataLoader<int, string> names) => names.GetHashCode();

        [DataLoader]
        internal static Task<IReadOnlyDictionary<int, string>> GetFirstAsync(IReadOnlyList<int> ids) =>
            throw new NotSupportedException(ids.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));

        [DataLoader]
        internal static Task<IReadOnlyDictionary<int, string>> GetSecondAsync(IReadOnlyList<int> ids) => GetFirstAsync(ids);
    }
}
