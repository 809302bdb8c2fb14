using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Primitives;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>Finds out who sends a request, by its bearer token.</summary>
internal sealed class TokenAuthenticator(TokenCache cache)
{
    /// <summary>Checks the token, if there is one.</summary>
    public async ValueTask<TokenResult> AuthenticateAsync(HttpContext context)
    {
        StringValues header = context.Request.Headers.Authorization;
        if (header.Count == 0)
        {
            return TokenResult.Anonymous;
        }

        if (header is not [{ Length: > 0 } value])
        {
            return TokenResult.Invalid;
        }

        if (cache.Find(value) is { } known)
        {
            return new TokenResult(known, IsInvalid: false);
        }

        AuthenticateResult result = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (!result.Succeeded || !TokenClaims.TryRead(result.Principal, out TokenClaims? claims))
        {
            // Something was presented that is not a valid token. To go on as if nothing had been would be worse than
            // to refuse: the caller believes to be somebody.
            return TokenResult.Invalid;
        }

        if (result.Properties.ExpiresUtc is { } expires)
        {
            claims = claims with { ExpiresAt = expires };
            cache.Add(value, claims, expires);
        }

        return new TokenResult(claims, IsInvalid: false);
    }
}

/// <summary>What a request's token says.</summary>
/// <param name="Claims">The claims of a valid token; <see langword="null"/> when there is none.</param>
/// <param name="IsInvalid">Whether a token was presented that is not valid.</param>
internal readonly record struct TokenResult(TokenClaims? Claims, bool IsInvalid)
{
    public static TokenResult Anonymous => default;

    public static TokenResult Invalid => new(null, IsInvalid: true);
}
