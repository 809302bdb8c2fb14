using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GraphTenancy.Oracle.Tests.World;

/// <summary>
/// The real program on a real port. Its pools that read data reach PostgreSQL through a proxy that counts; the
/// control plane, which is asked who the caller is once in a while, does not.
/// </summary>
public sealed class OracleServer : IAsyncLifetime
{
    private readonly List<CountingProxy> _proxies = [];
    private Factory? _factory;
    private SchemaModel? _schema;

    /// <summary>The database, reached without the proxies.</summary>
    public PostgresFixture Postgres { get; } = new();

    /// <summary>Where the server listens.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>Round trips of the pools that read data, since the start.</summary>
    public int RoundTrips => _proxies.Sum(static proxy => proxy.RoundTrips);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Postgres.InitializeAsync();
        PostgresOptions direct = Postgres.Database.ConnectionStrings;
        _factory = new Factory(direct with
        {
            App = Proxied(direct.App),
            Analytics = direct.Analytics is { } analytics ? Proxied(analytics) : null,
        });
        _factory.UseKestrel(0);
        _factory.StartServer();
        IServerAddressesFeature? addresses =
            _factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Url = new Uri(addresses!.Addresses.First());    // Kestrel sets the feature when it starts
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        foreach (CountingProxy proxy in _proxies)
        {
            await proxy.DisposeAsync();
        }
    }

    /// <summary>A client of the context's user and tenant.</summary>
    public TestClient CreateClient(TenantContext context) => CreateClient(TestTokens.For(context));

    /// <summary>A client with a token.</summary>
    public TestClient CreateClient(string token) =>
        new(new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromMinutes(1) }) { Token = token };

    /// <summary>The schema, which is the same for everybody.</summary>
    public async Task<SchemaModel> ReadSchemaAsync(TestClient client) => _schema ??= await SchemaModel.ReadAsync(client);

    private string Proxied(string connectionString)
    {
        (CountingProxy proxy, string proxied) = CountingProxy.Before(connectionString);
        _proxies.Add(proxy);
        return proxied;
    }

    private sealed class Factory(PostgresOptions database) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Environments.Production);
            builder.UseSetting("ConnectionStrings:App", database.App);
            builder.UseSetting("ConnectionStrings:Analytics", database.Analytics);
            builder.UseSetting("ConnectionStrings:Control", database.Control);
            builder.UseSetting("GraphTenancy:Jwt:SigningKey", TestTokens.Key);
            builder.UseSetting("GraphTenancy:Jwt:Issuer", TestTokens.Issuer);
            builder.UseSetting("GraphTenancy:Jwt:Audience", TestTokens.Audience);

            builder.ConfigureServices(static services => services.AddGraphQLServer().AddType(typeof(ParcelQueries)));
            builder.UseSetting("Logging:LogLevel:Default", "Warning");

            // What a random document costs is not the question here.
            builder.UseSetting("GraphTenancy:Limits:EnforceCostLimits", "false");
        }
    }
}

[CollectionDefinition(Name)]
public sealed class OracleCollection : ICollectionFixture<OracleServer>
{
    public const string Name = "oracle";
}
