using System.Text;
using GraphTenancy.Persistence.Embedded;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>
/// Issues tokens with a key that is made on first use and kept in <c>.graphtenancy</c>. They are accepted in
/// Development
/// only, and only while no identity provider is configured.
/// </summary>
internal sealed class DevelopmentTokens
{
    public const string Issuer = "graphtenancy-development";
    public const string Audience = "graphtenancy";

    private readonly string? _key;

    private DevelopmentTokens(string? key) => _key = key;

    /// <summary>None: where an identity provider issues the tokens.</summary>
    public static DevelopmentTokens None { get; } = new(key: null);

    /// <summary>Whether tokens can be issued here.</summary>
    public bool IsAvailable => _key is not null;

    /// <summary>The settings that accept these tokens.</summary>
    public JwtSettings Settings => new() { SigningKey = _key, Issuer = Issuer, Audience = Audience };

    /// <summary>Reads or makes the key.</summary>
    /// <param name="folder">The folder <c>.graphtenancy</c>.</param>
    public static DevelopmentTokens In(string folder)
    {
        Directory.CreateDirectory(folder);
        return new DevelopmentTokens(new SecretFile(Path.Combine(folder, "jwt.json")).GetOrCreate("development"));
    }

    /// <summary>Issues a token.</summary>
    /// <param name="user">The subject.</param>
    /// <param name="tenant">The tenant's code or UUID; <see langword="null"/> binds the token to none.</param>
    /// <param name="isPlatformAdmin">Whether the token carries the platform role.</param>
    /// <param name="lifetime">How long it is valid.</param>
    /// <exception cref="InvalidOperationException">Tokens cannot be issued here.</exception>
    public string Create(string user, string? tenant, bool isPlatformAdmin, TimeSpan lifetime)
    {
        string key = _key ?? throw new InvalidOperationException(
            "Development tokens are not available: an identity provider is configured, or this is not Development.");
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { [TokenClaims.Subject] = user };
        if (tenant is not null)
        {
            claims[TokenClaims.Tenant] = tenant;
        }

        if (isPlatformAdmin)
        {
            claims[TokenClaims.Roles] = new[] { TokenClaims.PlatformAdmin };
        }

        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = DateTime.UtcNow,
            NotBefore = DateTime.UtcNow,
            Expires = DateTime.UtcNow + lifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)), SecurityAlgorithms.HmacSha256),
        });
    }
}
