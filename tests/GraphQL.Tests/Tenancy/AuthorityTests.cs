using System.Net;
using System.Security.Cryptography;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace GraphTenancy.GraphQL.Tests.Tenancy;

/// <summary>Tokens of an OpenID Connect provider: its metadata and keys are fetched over HTTP.</summary>
[Collection(ServerCollection.Name)]
public sealed class AuthorityTests(ServerFixture server)
{
    private const string Ask = "{ testTenant }";

    [Fact]
    public async Task A_token_of_the_provider_is_accepted_and_one_of_another_key_is_not()
    {
        using RSA key = RSA.Create(2048);
        using RSA stranger = RSA.Create(2048);
        await using WebApplication provider = await StartProviderAsync(key);
        string authority = provider.Urls.First();
        await using TestServerFactory factory = Trust(authority);
        TenantContext alice = await server.Postgres.CreateTenantAsync();

        TestAnswer good = await AskAsync(factory, Token(key, authority, alice));
        TestAnswer bad = await AskAsync(factory, Token(stranger, authority, alice));

        Assert.Equal(alice.TenantCode, good.Data("testTenant"));
        Assert.Equal(HttpStatusCode.Unauthorized, bad.Status);
    }

    [Fact]
    public async Task The_public_key_is_no_symmetric_key()
    {
        using RSA key = RSA.Create(2048);
        await using WebApplication provider = await StartProviderAsync(key);
        string authority = provider.Urls.First();
        await using TestServerFactory factory = Trust(authority);
        TenantContext alice = await server.Postgres.CreateTenantAsync();
        var publicKey = new SymmetricSecurityKey(key.ExportSubjectPublicKeyInfo());

        TestAnswer answer = await AskAsync(factory, TestTokens.Create(
            token => (token.Issuer, token.SigningCredentials) =
                (authority, new SigningCredentials(publicKey, SecurityAlgorithms.HmacSha256)),
            TestDatabase.SubjectOf(alice),
            ("tenant", alice.TenantCode)));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    private TestServerFactory Trust(string authority) => new(
        server.Postgres.Database.ConnectionStrings,
        ("GraphTenancy:Jwt:Authority", authority),
        ("GraphTenancy:Jwt:SigningKey", ""),
        ("GraphTenancy:Jwt:Issuer", ""),
        ("GraphTenancy:Jwt:RequireHttpsMetadata", "false"));

    private static string Token(RSA key, string authority, TenantContext user) => TestTokens.Create(
        token => (token.Issuer, token.SigningCredentials) =
            (authority, new SigningCredentials(new RsaSecurityKey(key) { KeyId = "one" }, SecurityAlgorithms.RsaSha256)),
        TestDatabase.SubjectOf(user),
        ("tenant", user.TenantCode));

    private static async Task<TestAnswer> AskAsync(TestServerFactory factory, string token) =>
        await new TestClient(factory.CreateClient()) { Token = token }.QueryAsync(Ask);

    private static async Task<WebApplication> StartProviderAsync(RSA key)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication provider = builder.Build();
        RSAParameters parameters = key.ExportParameters(includePrivateParameters: false);
        provider.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = provider.Urls.First(),
            jwks_uri = $"{provider.Urls.First()}/keys",
        }));
        provider.MapGet("/keys", () => Results.Json(new
        {
            keys = new[]
            {
                new
                {
                    kty = "RSA",
                    use = "sig",
                    kid = "one",
                    n = Base64UrlEncoder.Encode(parameters.Modulus),
                    e = Base64UrlEncoder.Encode(parameters.Exponent),
                },
            },
        }));
        await provider.StartAsync();
        return provider;
    }
}
