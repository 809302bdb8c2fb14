using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Tests;

/// <summary>The server on the fixture's database, in this process.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private TestServerFactory? _factory;

    public PostgresFixture Postgres { get; } = new();

    public TestServerFactory Factory => _factory ?? throw new InvalidOperationException("Not initialized.");

    /// <summary>What the last request sent to the database; the tests of one server run one after the other.</summary>
    public DataRequestStatistics LastRequest =>
        Factory.Services.GetServices<IOperationInterceptor>().OfType<RequestRecorder>().Single().Last;

    /// <summary>Round trips since the start.</summary>
    public SessionMetrics Metrics => Factory.Services.GetRequiredService<PostgresDataSources>().Metrics;

    public async Task InitializeAsync()
    {
        await Postgres.InitializeAsync();
        _factory = new TestServerFactory(Postgres.Database.ConnectionStrings);
    }

    public async Task DisposeAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }
    }

    public TestClient CreateClient() => new(Factory.CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
    }));

    /// <summary>A client of a new platform administrator.</summary>
    public async Task<TestClient> CreatePlatformClientAsync()
    {
        TestClient client = CreateClient();
        Guid olivia = await Postgres.CreatePlatformAdminAsync();
        client.Token = TestTokens.Create(TestDatabase.SubjectOf(olivia), ("roles", new[] { "platform_admin" }));
        return client;
    }

    /// <summary>A client with a token of the context's user for the context's tenant.</summary>
    public TestClient CreateClient(TenantContext context)
    {
        TestClient client = CreateClient();
        client.Token = TestTokens.For(context);
        return client;
    }
}

[CollectionDefinition(Name)]
public sealed class ServerCollection : ICollectionFixture<ServerFixture>
{
    public const string Name = "server";
}
