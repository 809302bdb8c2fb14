using GraphTenancy.Persistence.Sessions;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Tests.Tenancy;

[Collection(ServerCollection.Name)]
public sealed class TokenCacheTests(ServerFixture server)
{
    [Fact]
    public async Task A_token_is_checked_once_and_not_by_every_request()
    {
        int checks = 0;
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        await using WebApplicationFactory<Program> counting = server.Factory.WithWebHostBuilder(host =>
            host.ConfigureServices(services => services.PostConfigure<JwtBearerOptions>(
                JwtBearerDefaults.AuthenticationScheme,
                options => options.Events = new JwtBearerEvents
                {
                    OnTokenValidated = _ => Task.FromResult(Interlocked.Increment(ref checks)),
                })));
        var client = new TestClient(counting.CreateClient()) { Token = TestTokens.For(alice) };

        await client.QueryAsync("{ testTenant }");
        TestAnswer second = await client.QueryAsync("{ testTenant }");

        Assert.Equal(alice.TenantCode, second.Succeeded().Data("testTenant"));
        Assert.Equal(1, checks);
    }
}
