using System.Net;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Hosting;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.Extensions.DependencyInjection;
using AllowAnonymousAttribute = GraphTenancy.GraphQL.Tenancy.AllowAnonymousAttribute;
using AuthorizeAttribute = GraphTenancy.GraphQL.Engine.CodeFirst.AuthorizeAttribute;

namespace GraphTenancy.GraphQL.Tests.Tenancy;

/// <summary>Roles of the directory and policies of ASP.NET Core, over HTTP.</summary>
[Collection(ServerCollection.Name)]
public sealed class AuthorizationTests(ServerFixture server) : IAsyncLifetime
{
    private TestServerFactory? _factory;

    private TenantContext Member { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Member = await server.Postgres.CreateTenantAsync(role: "member");
        _factory = new TestServerFactory(server.Postgres.Database.ConnectionStrings)
        {
            Configure = static services =>
            {
                services.AddGraphQLServer().AddType(typeof(GuardedQueries)).AddType(typeof(GuardedMutations));
                services.AddAuthorizationBuilder()
                    .AddPolicy("export", static policy => policy.RequireClaim("scope", "tenant:export"))
                    .AddPolicy("own", static policy => policy.RequireAssertion(static context =>
                        context.Resource is Engine.Execution.RequestContext request
                        && request.FindState<Caller>() is { Tenant.Role: "admin" }));
            },
        };
    }

    public async Task DisposeAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("{ guardedFree }", null)]
    [InlineData("{ guardedPlain }", "AUTH_NOT_AUTHENTICATED")]
    [InlineData("{ guardedExport }", "AUTH_NOT_AUTHENTICATED")]
    [InlineData("{ guardedFree guardedPlain }", "AUTH_NOT_AUTHENTICATED")]
    [InlineData("{ admin { systemMetrics { totalTenants } } }", "AUTH_NOT_AUTHENTICATED")]
    public async Task Anonymous_callers_get_what_is_marked_and_nothing_else(string query, string? code) =>
        Assert.Equal(code, (await Client(token: null).QueryAsync(query)).Code);

    [Theory]
    [InlineData("{ guardedFree guardedPlain }", null)]
    [InlineData("{ guardedExport }", "AUTH_NOT_AUTHORIZED")]
    [InlineData("{ guardedOwn }", "AUTH_NOT_AUTHORIZED")]
    [InlineData("{ guardedTenantAdmin }", "AUTH_NOT_AUTHORIZED")]
    [InlineData("query ($no: Boolean = false) { guardedPlain guardedExport @include(if: $no) }", "AUTH_NOT_AUTHORIZED")]
    [InlineData("mutation { guardedCount { int } }", "AUTH_NOT_AUTHORIZED")]
    public async Task A_member_gets_what_asks_for_a_token_only(string query, string? code) =>
        Assert.Equal(code, (await Client(TestTokens.For(Member)).QueryAsync(query)).Code);

    [Theory]
    [InlineData("scope", "tenant:export", "{ guardedExport }", null)]
    [InlineData("scope", "tenant:import", "{ guardedExport }", "AUTH_NOT_AUTHORIZED")]
    [InlineData("role", "admin", "{ guardedTenantAdmin }", "AUTH_NOT_AUTHORIZED")]
    [InlineData("roles", "admin", "{ guardedTenantAdmin }", "AUTH_NOT_AUTHORIZED")]
    [InlineData("roles", "platform_admin", "{ admin { systemMetrics { totalTenants } } }", "AUTH_NOT_AUTHORIZED")]
    [InlineData("http://schemas.microsoft.com/ws/2008/06/identity/claims/role", "admin", "{ guardedTenantAdmin }", "AUTH_NOT_AUTHORIZED")]
    public async Task Policies_see_the_claims_of_the_token_and_roles_come_from_the_directory(
        string claim, string value, string query, string? code)
    {
        string token = TestTokens.Create(
            TestDatabase.SubjectOf(Member), ("tenant", Member.TenantCode), (claim, value));

        TestAnswer answer = await Client(token).QueryAsync(query);

        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task A_tenant_administrator_has_the_role_and_a_policy_sees_the_request()
    {
        TenantContext admin = await server.Postgres.CreateTenantAsync(role: "admin");

        TestAnswer answer = await Client(TestTokens.For(admin)).QueryAsync("{ guardedTenantAdmin guardedOwn }");

        Assert.Equal("""{"guardedTenantAdmin":"tenant admin","guardedOwn":"own"}""", answer.Succeeded().Json.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task A_field_of_the_platform_is_denied_like_any_other()
    {
        TestClient client = Client(TestTokens.For(Member));

        TestAnswer platform = await client.QueryAsync("{ x: admin { systemMetrics { totalTenants } } }");
        TestAnswer other = await client.QueryAsync("{ x: guardedExport }");

        Assert.Equal(HttpStatusCode.Forbidden, other.Status);
        Assert.Equal((other.Status, other.Body), (platform.Status, platform.Body));
    }

    [Fact]
    public async Task A_refused_operation_has_run_nothing()
    {
        int before = GuardedMutations.Calls;
        SessionMetrics metrics = Factory.Services.GetRequiredService<PostgresDataSources>().Metrics;
        long trips = metrics.Reads + metrics.Writes;

        TestAnswer answer = await Client(TestTokens.For(Member)).QueryAsync(
            "mutation { guardedFirst { int } guardedCount { int } }");

        Assert.Equal("AUTH_NOT_AUTHORIZED", answer.Code);
        Assert.Equal((before, trips), (GuardedMutations.Calls, metrics.Reads + metrics.Writes));
    }

    [Fact]
    public async Task A_policy_that_nobody_has_registered_is_named()
    {
        ServiceProvider services = Guarded(new ServiceCollection()).AddAuthorizationCore().BuildServiceProvider();
        var check = ActivatorUtilities.CreateInstance<PolicyCheck>(services);

        ConfigurationException refusal =
            await Assert.ThrowsAsync<ConfigurationException>(() => check.StartAsync(CancellationToken.None));

        Assert.StartsWith("Query.guardedExport asks for the policy 'export', which is not registered.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Query.guardedOwn asks for the policy 'own'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_without_a_policy_of_its_schema_does_not_start()
    {
        using var factory = new TestServerFactory(server.Postgres.Database.ConnectionStrings)
        {
            Configure = static services => Guarded(services),
        };

        Assert.ThrowsAny<Exception>(() => factory.CreateClient());
    }

    private static IServiceCollection Guarded(IServiceCollection services) =>
        services.AddGraphQLServer().AddType(typeof(GuardedQueries)).Services;

    private TestServerFactory Factory => _factory ?? throw new InvalidOperationException("Not initialized.");

    private TestClient Client(string? token) => new(Factory.CreateClient()) { Token = token };

    [QueryType]
    [Authorize]
    public static class GuardedQueries
    {
        [AllowAnonymous]
        public static string GetGuardedFree() => "free";

        [TenantFree]
        public static string GetGuardedPlain() => "plain";

        [Authorize("export")]
        public static string GetGuardedExport() => "export";

        [Authorize(Policy = "own")]
        public static string GetGuardedOwn() => "own";

        [Authorize(Roles = ["admin"])]
        public static string GetGuardedTenantAdmin() => "tenant admin";
    }

    [MutationType]
    public static class GuardedMutations
    {
        private static int _calls;

        public static int Calls => Volatile.Read(ref _calls);

        public static int GuardedFirst() => Interlocked.Increment(ref _calls);

        [Authorize(Roles = ["admin"])]
        public static int GuardedCount() => Interlocked.Increment(ref _calls);
    }
}
