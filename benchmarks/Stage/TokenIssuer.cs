using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GraphTenancy.Benchmarks.Stage;

/// <summary>Signs the tokens that all servers accept.</summary>
internal sealed class TokenIssuer
{
    public const string Issuer = "https://benchmarks.graphtenancy.invalid";
    public const string Audience = "graphtenancy";

    /// <summary>The claims that the rivals believe, because they look nobody up.</summary>
    public const string TenantClaim = "rival_tenant";

    /// <inheritdoc cref="TenantClaim"/>
    public const string UserClaim = "rival_user";

    private readonly JsonWebTokenHandler _handler = new();

    /// <summary>The key of the signature, in characters that an environment variable can hold.</summary>
    public string Key { get; } = RandomNumberGenerator.GetHexString(64);

    /// <summary>The header of a user of a tenant.</summary>
    public string ForUser(Guid tenantId, string tenantCode, Guid userId, string subject) => Sign(
        new Claim("sub", subject),
        new Claim("tenant", tenantCode),
        new Claim(TenantClaim, tenantId.ToString()),
        new Claim(UserClaim, userId.ToString()));

    /// <summary>The header of an administrator of the platform.</summary>
    public string ForAdministrator(Guid userId, string subject) => Sign(
        new Claim("sub", subject),
        new Claim("roles", "platform_admin"),
        new Claim(TenantClaim, Guid.Empty.ToString()),
        new Claim(UserClaim, userId.ToString()));

    private string Sign(params Claim[] claims) => "Bearer " + _handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Audience,
        Expires = DateTime.UtcNow.AddHours(12),
        Subject = new ClaimsIdentity(claims),
        SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Key)), SecurityAlgorithms.HmacSha256),
    });
}
