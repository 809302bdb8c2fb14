using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>Which tokens are accepted: configuration section <c>GraphTenancy:Jwt</c>.</summary>
internal sealed record JwtSettings
{
    public const string Section = "GraphTenancy:Jwt";

    private const int ShortestKey = 32;

    /// <summary>The identity provider's address; its signing keys are fetched from there.</summary>
    public string? Authority { get; init => field = NullWhenEmpty(value); }

    /// <summary>A symmetric key in place of an authority: at least 32 bytes, as UTF-8 text.</summary>
    public string? SigningKey { get; init => field = NullWhenEmpty(value); }

    /// <summary>The only issuer accepted; the authority when it is not set.</summary>
    public string? Issuer { get; init => field = NullWhenEmpty(value); }

    /// <summary>The only audience accepted.</summary>
    public string? Audience { get; init; }

    /// <summary>For an identity provider on the own machine.</summary>
    public bool RequireHttpsMetadata { get; init; } = true;

    /// <summary>Whether nothing is set, so that the development keys may be used in Development.</summary>
    public bool IsEmpty => Authority is null && SigningKey is null;

    /// <summary>What is wrong, all at once; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (IsEmpty)
        {
            yield return $"{Section}:Authority or {Section}:SigningKey must be set outside Development.";
        }

        if (Authority is not null && SigningKey is not null)
        {
            yield return $"{Section}:Authority and {Section}:SigningKey exclude each other.";
        }

        if (Authority is not null && !(Uri.TryCreate(Authority, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttps
                || (address.Scheme == Uri.UriSchemeHttp && !RequireHttpsMetadata))))
        {
            // Found now, and not by the first token: without the provider's keys no request could be served.
            yield return $"{Section}:Authority must be an address with https:// "
                + $"(http:// only beside {Section}:RequireHttpsMetadata=false).";
        }

        if (SigningKey is { } key && Encoding.UTF8.GetByteCount(key) < ShortestKey)
        {
            yield return $"{Section}:SigningKey has fewer than {ShortestKey} bytes.";
        }

        if (string.IsNullOrWhiteSpace(Audience))
        {
            yield return $"{Section}:Audience must be set: a token for another service is not meant for this one.";
        }

        if (SigningKey is not null && string.IsNullOrWhiteSpace(Issuer))
        {
            yield return $"{Section}:Issuer must be set beside {Section}:SigningKey.";
        }
    }

    /// <summary>
    /// The algorithms are fixed by the kind of key: a public key can never be taken for a symmetric one, and "none" is
    /// not among them.
    /// </summary>
    public TokenValidationParameters ToValidationParameters() => new()
    {
        ValidateIssuer = true,
        ValidIssuer = Issuer,
        ValidateAudience = true,
        ValidAudience = Audience,
        ValidateLifetime = true,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ValidateIssuerSigningKey = true,
        ClockSkew = TimeSpan.FromSeconds(30),
        ValidAlgorithms = SigningKey is null
            ? [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256]
            : [SecurityAlgorithms.HmacSha256],
        IssuerSigningKey = SigningKey is { } key ? new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)) : null,
        NameClaimType = TokenClaims.Subject,
        RoleClaimType = TokenClaims.Roles,
    };

    // A compose file passes an unset variable on as an empty one.
    private static string? NullWhenEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
