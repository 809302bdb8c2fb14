using System.Net;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Tenancy;

[Collection(ServerCollection.Name)]
public sealed class TenantResolutionTests(ServerFixture server)
{
    private const string Ask = "{ testTenant testVisibleTenants }";

    [Theory]
    [InlineData("token")]
    [InlineData("header with code")]
    [InlineData("header with uuid")]
    [InlineData("sub-domain")]
    [InlineData("default membership")]
    [InlineData("all of them")]
    public async Task A_member_reaches_the_tenant_by(string way)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        TestClient client = server.CreateClient();
        bool all = way == "all of them";
        client.Token = way == "token" || all ? TestTokens.For(alice) : TestTokens.Create(TestDatabase.SubjectOf(alice));
        client.TenantHeader = way == "header with uuid" ? alice.TenantId.ToString()
            : way == "header with code" || all ? alice.TenantCode : null;
        client.Host = way == "sub-domain" || all ? $"{alice.TenantCode}.example.test" : null;

        TestAnswer answer = await client.QueryAsync(Ask);

        Assert.Equal(alice.TenantCode, answer.Data("testTenant"));
        Assert.Equal(alice.TenantCode, answer.Data("testVisibleTenants"));
    }

    [Theory]
    [InlineData("ACME")]
    [InlineData("a b")]
    [InlineData("acme,globex")]
    [InlineData("../acme")]
    [InlineData("'; drop table control.tenants; --")]
    [InlineData("{00000000-0000-0000-0000-000000000001}")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task A_malformed_header_is_refused_with_400(string header)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        TestClient client = server.CreateClient(alice);
        client.TenantHeader = header;

        TestAnswer answer = await client.QueryAsync(Ask);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("TENANT_INVALID", answer.Code);
    }

    [Fact]
    public async Task Two_tenant_headers_are_refused_with_400()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={testTenant}");
        request.Headers.TryAddWithoutValidation("X-Tenant-ID", [alice.TenantCode, alice.TenantCode]);

        TestAnswer answer = await server.CreateClient(alice).SendAsync(request);

        Assert.Equal("TENANT_INVALID", answer.Code);
    }

    [Fact]
    public async Task An_unknown_tenant_and_a_foreign_one_get_the_same_answer()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        TenantContext rival = await server.Postgres.CreateTenantAsync();

        TestAnswer foreign = await AskAsync(alice, rival.TenantCode);
        TestAnswer foreignById = await AskAsync(alice, rival.TenantId.ToString());
        TestAnswer unknown = await AskAsync(alice, "nobody_has_this_code");

        Assert.Equal(HttpStatusCode.Forbidden, foreign.Status);
        Assert.Equal("TENANT_FORBIDDEN", foreign.Code);
        Assert.Equal(foreign.Body, unknown.Body);
        Assert.Equal(foreign.Body, foreignById.Body);
        Assert.Equal(foreign.Status, unknown.Status);
    }

    [Fact]
    public async Task A_token_for_a_tenant_of_which_the_user_is_no_member_is_refused_with_403()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        TenantContext rival = await server.Postgres.CreateTenantAsync();

        TestAnswer answer = await server.CreateClient(rival with { UserId = alice.UserId }).QueryAsync(Ask);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("TENANT_FORBIDDEN", answer.Code);
    }

    [Fact]
    public async Task A_removed_member_is_refused_while_the_token_still_lives()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        TestClient client = server.CreateClient(alice);
        TestAnswer before = await client.QueryAsync(Ask);
        await server.Postgres.ExecuteAsAdminAsync("delete from control.tenant_members where user_id = $1", alice.UserId);

        TestAnswer after = await client.QueryAsync(Ask);

        Assert.Equal(HttpStatusCode.OK, before.Status);
        Assert.Equal(HttpStatusCode.Forbidden, after.Status);
    }

    [Theory]
    [InlineData("header")]
    [InlineData("sub-domain")]
    public async Task A_token_that_disagrees_is_refused_with_400(string other)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        TenantContext second = await server.Postgres.CreateTenantAsync();
        await server.Postgres.Database.AddMemberAsync(second.TenantId, alice.UserId);
        TestClient client = server.CreateClient(alice);
        client.TenantHeader = other == "header" ? second.TenantCode : null;
        client.Host = other == "sub-domain" ? $"{second.TenantCode}.example.test" : null;

        TestAnswer answer = await client.QueryAsync(Ask);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("TENANT_CONFLICT", answer.Code);
    }

    [Fact]
    public async Task A_member_of_two_tenants_chooses_by_the_header()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        TenantContext second = await server.Postgres.CreateTenantAsync();
        await server.Postgres.Database.AddMemberAsync(second.TenantId, alice.UserId);

        TestAnswer answer = await AskAsync(alice, second.TenantCode);

        Assert.Equal(second.TenantCode, answer.Data("testTenant"));
        Assert.Equal(second.TenantCode, answer.Data("testVisibleTenants"));
    }

    [Fact]
    public async Task A_suspended_tenant_is_refused_with_403_and_the_caller_without_tenant_is_not()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync(status: "suspended");
        TestClient client = server.CreateClient();
        client.Token = TestTokens.Create(TestDatabase.SubjectOf(alice));

        TestAnswer refused = await client.QueryAsync(Ask);
        TestAnswer answered = await client.QueryAsync("{ testCaller }");

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal("TENANT_SUSPENDED", refused.Code);
        Assert.Equal(HttpStatusCode.OK, answered.Status);
    }

    [Fact]
    public async Task A_deleted_tenant_is_as_unknown()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync(status: "deleted");

        TestAnswer answer = await server.CreateClient(alice).QueryAsync(Ask);

        Assert.Equal("TENANT_FORBIDDEN", answer.Code);
    }

    [Theory]
    [InlineData("{ testTenant }", "TENANT_REQUIRED")]
    [InlineData("{ testCaller testTenant }", "TENANT_REQUIRED")]
    [InlineData("{ testCaller }", null)]
    public async Task Without_any_tenant_only_fields_that_need_one_are_refused(string query, string? code)
    {
        Guid olivia = await server.Postgres.CreatePlatformAdminAsync();
        TestClient client = server.CreateClient();
        client.Token = TestTokens.Create(TestDatabase.SubjectOf(olivia));

        TestAnswer answer = await client.QueryAsync(query);

        Assert.Equal(code, answer.Code);
        Assert.Equal(code is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData("{ testTenant }")]
    [InlineData("{ testCaller }")]
    public async Task A_user_whom_the_directory_does_not_know_is_refused_with_403(string query)
    {
        TestClient client = server.CreateClient();
        client.Token = TestTokens.Create("somebody else");

        TestAnswer answer = await client.QueryAsync(query);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("TENANT_FORBIDDEN", answer.Code);
    }

    [Theory]
    [InlineData("example.test")]
    [InlineData("www.example.test")]
    [InlineData("127.0.0.1")]
    [InlineData("example.test.evil.test")]
    public async Task A_host_that_names_no_tenant_leaves_the_default(string host)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        TestClient client = server.CreateClient(alice);
        client.Host = host;

        TestAnswer answer = await client.QueryAsync(Ask);

        Assert.Equal(alice.TenantCode, answer.Data("testTenant"));
    }

    private Task<TestAnswer> AskAsync(TenantContext user, string header)
    {
        TestClient client = server.CreateClient();
        client.Token = TestTokens.Create(TestDatabase.SubjectOf(user));
        client.TenantHeader = header;
        return client.QueryAsync(Ask);
    }
}
