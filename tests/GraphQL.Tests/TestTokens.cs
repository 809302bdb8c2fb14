using System.Text;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GraphTenancy.GraphQL.Tests;

/// <summary>Tokens, good ones and others.</summary>
internal static class TestTokens
{
    public const string Key = "a key of the tests, not a secret: 0123456789abcdef";
    public const string Issuer = "https://issuer.test";
    public const string Audience = "graphtenancy-tests";

    public static string For(TenantContext context) =>
        Create(TestDatabase.SubjectOf(context), claims: ("tenant", context.TenantCode));

    public static string Create(string? subject, params (string Name, object Value)[] claims) =>
        Create(static _ => { }, subject, claims);

    public static string Create(
        Action<SecurityTokenDescriptor> change, string? subject, params (string Name, object Value)[] claims)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            NotBefore = DateTime.UtcNow.AddMinutes(-10),
            IssuedAt = DateTime.UtcNow.AddMinutes(-10),
            Expires = DateTime.UtcNow.AddMinutes(10),
            Claims = claims.ToDictionary(static claim => claim.Name, static claim => claim.Value),
            SigningCredentials = Sign(Key, SecurityAlgorithms.HmacSha256),
        };
        if (subject is not null)
        {
            descriptor.Claims["sub"] = subject;
        }

        change(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    public static SigningCredentials Sign(string key, string algorithm) =>
        new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)), algorithm);

    /// <summary>The same claims with another header and signature.</summary>
    public static string WithAlgorithm(string token, string algorithm, string signature)
    {
        string header = Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""");
        return $"{header}.{token.Split('.')[1]}.{signature}";
    }
}
