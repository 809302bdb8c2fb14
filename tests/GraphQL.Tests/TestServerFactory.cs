using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.Persistence.Sessions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GraphTenancy.GraphQL.Tests;

/// <summary>Starts the real program with given connection strings and, where a test wants, other settings.</summary>
public sealed class TestServerFactory(PostgresOptions database, params (string Key, string Value)[] settings)
    : WebApplicationFactory<Program>
{
    /// <summary>Adds what only one test needs.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        builder.UseSetting("ConnectionStrings:App", database.App);
        builder.UseSetting("ConnectionStrings:Analytics", database.Analytics);
        builder.UseSetting("ConnectionStrings:Control", database.Control);
        builder.UseSetting("GraphTenancy:Jwt:SigningKey", TestTokens.Key);
        builder.UseSetting("GraphTenancy:Jwt:Issuer", TestTokens.Issuer);
        builder.UseSetting("GraphTenancy:Jwt:Audience", TestTokens.Audience);
        builder.UseSetting("GraphTenancy:Directory:CacheSeconds", "0");
        builder.UseSetting("GraphTenancy:Resolution:BaseDomain", "example.test");
        foreach ((string key, string value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureServices(static services => services.AddGraphQLServer()
            .AddType(typeof(TestQueries))
            .AddType(typeof(TestMutations))
            .AddType(typeof(TestSubscriptions))
            .AddOperationInterceptor<RequestRecorder>());
        if (Configure is { } configure)
        {
            builder.ConfigureServices(configure);
        }
    }
}
