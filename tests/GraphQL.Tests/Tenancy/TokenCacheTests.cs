using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
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

    [Fact]
    public async Task A_known_token_works_for_the_tenant_that_each_request_names()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        TenantContext second = await server.Postgres.CreateTenantAsync();
        await server.Postgres.Database.AddMemberAsync(second.TenantId, alice.UserId);
        TestClient client = server.CreateClient();
        client.Token = TestTokens.Create(TestDatabase.SubjectOf(alice));
        var answers = new List<string?>();

        foreach (string code in new[] { alice.TenantCode, second.TenantCode, alice.TenantCode, alice.TenantCode })
        {
            client.TenantHeader = code;
            answers.Add((await client.QueryAsync("{ testTenant }")).Data("testTenant")?.ToString());
        }

        Assert.Equal([alice.TenantCode, second.TenantCode, alice.TenantCode, alice.TenantCode], answers);
    }
}
