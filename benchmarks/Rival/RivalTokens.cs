using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using GraphTenancy.Benchmarks.Stage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace GraphTenancy.Benchmarks.Rival;

/// <summary>
/// ASP.NET's JwtBearer, asked only for tokens that are not known yet: a valid one is remembered by the hash of its
/// header for at most a minute.
/// </summary>
internal sealed class RivalTokens
{
    private const int Capacity = 10_000;
    private const int LongestOnStack = 2048;

    private static readonly TimeSpan LongestStay = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<(UInt128 High, UInt128 Low), Entry> _known = new();

    /// <summary>Who asks; <see langword="null"/>, and the answer is written, when the token is not valid.</summary>
    public ValueTask<RivalIdentity?> ReadAsync(HttpContext context)
    {
        string header = context.Request.Headers.Authorization.ToString();
        (UInt128, UInt128) key = HashOf(header);
        return _known.TryGetValue(key, out Entry? entry) && entry.Until > DateTimeOffset.UtcNow
            ? ValueTask.FromResult<RivalIdentity?>(entry.Identity)
            : ValidateAsync(context, key);
    }

    private async ValueTask<RivalIdentity?> ValidateAsync(HttpContext context, (UInt128, UInt128) key)
    {
        AuthenticateResult result = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (!result.Succeeded
            || !Guid.TryParse(result.Principal.FindFirstValue(TokenIssuer.TenantClaim), out Guid tenant)
            || !Guid.TryParse(result.Principal.FindFirstValue(TokenIssuer.UserClaim), out Guid user))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return null;
        }

        var identity = new RivalIdentity(tenant, user, result.Principal.HasClaim("roles", "platform_admin"));
        DateTimeOffset longest = DateTimeOffset.UtcNow + LongestStay;
        DateTimeOffset until = result.Properties.ExpiresUtc is { } expires && expires < longest ? expires : longest;
        if (_known.Count >= Capacity)
        {
            _known.Clear();
        }

        _known[key] = new Entry(identity, until);
        return identity;
    }

    private static (UInt128 High, UInt128 Low) HashOf(string header)
    {
        Span<byte> bytes = header.Length <= LongestOnStack
            ? stackalloc byte[LongestOnStack]
            : new byte[header.Length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        // A header holds ASCII only, or Kestrel refuses it.
        SHA256.HashData(bytes[..Encoding.ASCII.GetBytes(header, bytes)], hash);
        return (BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }

    private sealed record Entry(RivalIdentity Identity, DateTimeOffset Until);
}
