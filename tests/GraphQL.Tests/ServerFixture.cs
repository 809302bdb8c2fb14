using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.AspNetCore.Mvc.Testing;

namespace GraphTenancy.GraphQL.Tests;

/// <summary>The server on the fixture's database, in this process.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private TestServerFactory? _factory;

    public PostgresFixture Postgres { get; } = new();

    public TestServerFactory Factory => _factory ?? throw new InvalidOperationException("Not initialized.");

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
