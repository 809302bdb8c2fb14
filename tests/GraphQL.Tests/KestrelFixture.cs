using System.Net.WebSockets;
using GraphTenancy.TestKit;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Tests;

/// <summary>The server on a real port, with time limits short enough to wait for.</summary>
public sealed class KestrelFixture : IAsyncLifetime
{
    private TestServerFactory? _factory;

    public PostgresFixture Postgres { get; } = new();

    public TestServerFactory Factory => _factory ?? throw new InvalidOperationException("Not initialized.");

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public Uri SocketUrl => new UriBuilder(Url) { Scheme = "ws", Path = "/graphql" }.Uri;

    public async Task InitializeAsync()
    {
        await Postgres.InitializeAsync();
        _factory = new TestServerFactory(
            Postgres.Database.ConnectionStrings,
            ("GraphTenancy:Http:HeartbeatSeconds", "0.3"),
            ("GraphTenancy:Http:AllowedOrigins", "https://app.example.com"),
            ("GraphTenancy:WebSocket:InitTimeoutSeconds", "2"),
            ("GraphTenancy:WebSocket:PingSeconds", "1"),
            ("GraphTenancy:WebSocket:SendTimeoutSeconds", "1"),
            ("GraphTenancy:WebSocket:MaxMessageBytes", "65536"),
            ("GraphTenancy:WebSocket:MaxOperations", "20"));
        (_factory, Url) = Listen(_factory);
    }

    public async Task DisposeAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        await Postgres.DisposeAsync();
    }

    /// <summary>Makes a server listen on a free port.</summary>
    public static (TestServerFactory Factory, Uri Url) Listen(TestServerFactory factory)
    {
        factory.UseKestrel(0);
        factory.StartServer();
        IServerAddressesFeature? addresses = factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return (factory, new Uri(addresses!.Addresses.First()));
    }

    public TestClient CreateClient(string? token = null) =>
        new(new HttpClient { BaseAddress = Url }) { Token = token };

    /// <summary>Opens a socket and, unless <paramref name="init"/> is null, initialises it.</summary>
    public async Task<TestSocket> OpenAsync(string? init = "{}", Action<ClientWebSocketOptions>? configure = null)
    {
        TestSocket socket = await TestSocket.OpenAsync(SocketUrl, configure ?? (static options => options.AddSubProtocol("graphql-transport-ws")));
        if (init is not null)
        {
            await socket.SendAsync($$"""{"type":"connection_init","payload":{{init}}}""");
            Assert.Equal("""{"type":"connection_ack"}""", await socket.ReadAsync());
        }

        return socket;
    }

    /// <summary>Opens a socket in the name of a caller.</summary>
    public Task<TestSocket> OpenAsAsync(string token) => OpenAsync($$"""{"Authorization":"Bearer {{token}}"}""");
}

[CollectionDefinition(Name)]
public sealed class KestrelCollection : ICollectionFixture<KestrelFixture>
{
    public const string Name = "kestrel";
}
