using System.Net;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.IdentityModel.Tokens;

namespace GraphTenancy.GraphQL.Tests.Tenancy;

[Collection(ServerCollection.Name)]
public sealed class TokenTests(ServerFixture server)
{
    private const string Ask = "{ testTenant }";

    public static TheoryData<string> BadTokens =>
    [
        "expired", "not yet valid", "without an end", "another issuer", "another audience", "another key", "tampered",
        "alg none", "alg nOnE", "another algorithm", "two tenants", "empty tenant", "tenant in capitals", "nil tenant",
        "no subject", "subject with a control character", "not a token",
    ];

    [Fact]
    public async Task A_good_token_is_accepted()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();

        TestAnswer answer = await server.CreateClient(alice).QueryAsync(Ask);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(alice.TenantCode, answer.Data("testTenant"));
    }

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_bad_token_is_refused_with_401(string kind)
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        TestClient client = server.CreateClient();
        client.Token = MakeBad(kind, alice);

        TestAnswer answer = await client.QueryAsync(Ask);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("AUTH_NOT_AUTHENTICATED", answer.Code);
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_bad_token_is_refused_even_where_none_is_needed()
    {
        TestClient client = server.CreateClient();
        client.Token = "not.a.token";

        TestAnswer answer = await client.QueryAsync("{ testPing }");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Theory]
    [InlineData("{ testTenant }")]
    [InlineData("{ testCaller }")]
    [InlineData("query ($no: Boolean = false) { testPing testTenant @include(if: $no) }")]
    public async Task Without_a_token_a_field_that_needs_a_caller_is_refused_with_401(string query)
    {
        TestAnswer answer = await server.CreateClient().QueryAsync(query);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("AUTH_NOT_AUTHENTICATED", answer.Code);
        Assert.Equal("Bearer", answer.Response.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("{ testPing }")]
    [InlineData("{ __typename }")]
    public async Task Without_a_token_open_fields_and_the_name_of_a_type_answer(string query)
    {
        TestAnswer answer = await server.CreateClient().QueryAsync(query);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Null(answer.Code);
    }

    [Fact]
    public async Task Two_authorization_headers_are_refused()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={testTenant}");
        request.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {TestTokens.For(alice)}", "Bearer second"]);

        TestAnswer answer = await server.CreateClient().SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task A_token_that_only_claims_the_platform_role_gives_no_role()
    {
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        TestClient client = server.CreateClient();
        client.Token = TestTokens.Create(
            TestDatabase.SubjectOf(alice), ("tenant", alice.TenantCode), ("roles", new[] { "platform_admin" }));

        TestAnswer answer = await client.QueryAsync("{ testPlatformRoles }");

        Assert.Equal("", answer.Data("testPlatformRoles"));
    }

    private static string MakeBad(string kind, TenantContext alice)
    {
        string subject = TestDatabase.SubjectOf(alice);
        (string, object) tenant = ("tenant", alice.TenantCode);
        string good = TestTokens.For(alice);
        return kind switch
        {
            "expired" => TestTokens.Create(static it => it.Expires = DateTime.UtcNow.AddSeconds(-31), subject, tenant),
            "not yet valid" => TestTokens.Create(static it => it.NotBefore = DateTime.UtcNow.AddSeconds(90), subject, tenant),
            "without an end" => TestTokens.Create(static it => it.Expires = null, subject, tenant),
            "another issuer" => TestTokens.Create(static it => it.Issuer = "https://other.test", subject, tenant),
            "another audience" => TestTokens.Create(static it => it.Audience = "other", subject, tenant),
            "another key" => TestTokens.Create(
                static it => it.SigningCredentials = TestTokens.Sign(new string('k', 64), SecurityAlgorithms.HmacSha256),
                subject, tenant),
            "another algorithm" => TestTokens.Create(
                static it => it.SigningCredentials = TestTokens.Sign(
                    TestTokens.Key + TestTokens.Key, SecurityAlgorithms.HmacSha512), subject, tenant),
            "tampered" => good.Replace(good.Split('.')[1], TestTokens.Create("mallory", tenant).Split('.')[1]),
            "alg none" => TestTokens.WithAlgorithm(good, "none", ""),
            "alg nOnE" => TestTokens.WithAlgorithm(good, "nOnE", good.Split('.')[2]),
            "two tenants" => TestTokens.Create(subject, ("tenant", new[] { alice.TenantCode, "other" })),
            "empty tenant" => TestTokens.Create(subject, ("tenant", "")),
            "tenant in capitals" => TestTokens.Create(subject, ("tenant", alice.TenantCode.ToUpperInvariant())),
            "nil tenant" => TestTokens.Create(subject, ("tenant", Guid.Empty.ToString())),
            "no subject" => TestTokens.Create(subject: null, tenant),
            "subject with a control character" => TestTokens.Create(subject + "\0", tenant),
            _ => "garbage",
        };
    }
}
