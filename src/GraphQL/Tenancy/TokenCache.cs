using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>
/// Tokens that were validated a moment ago, by the SHA-256 of the header. Checking a signature costs more than all the
/// rest of a small request. A token stays for at most a minute, so that a withdrawn signing key takes effect.
/// </summary>
internal sealed class TokenCache(TimeProvider time)
{
    public const int Capacity = 10_000;

    private const int LongestOnStack = 2048;

    private static readonly TimeSpan LongestStay = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<UInt256, Entry> _entries = new();

    public int Count => _entries.Count;

    public TokenClaims? Find(string header) =>
        _entries.TryGetValue(UInt256.HashOf(header), out Entry? entry) && entry.Until > time.GetUtcNow()
            ? entry.Claims
            : null;

    public void Add(string header, TokenClaims claims, DateTimeOffset expires)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset until = expires < now + LongestStay ? expires : now + LongestStay;
        if (until <= now)
        {
            return;
        }

        if (_entries.Count >= Capacity)
        {
            MakeRoom(now);
        }

        _entries[UInt256.HashOf(header)] = new Entry(claims, until);
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach ((UInt256 key, Entry entry) in _entries)
        {
            if (entry.Until <= now)
            {
                _entries.TryRemove(key, out _);
            }
        }

        if (_entries.Count >= Capacity)
        {
            _entries.Clear();
        }
    }

    private sealed record Entry(TokenClaims Claims, DateTimeOffset Until);

    /// <summary>The whole hash: no part of it may be left out, because an equal key is an equal identity.</summary>
    private readonly record struct UInt256(UInt128 High, UInt128 Low)
    {
        public static UInt256 HashOf(string text)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            int length = Encoding.UTF8.GetByteCount(text);
            Span<byte> bytes = length <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[length];
            SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
            return new UInt256(
                System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash),
                System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
        }
    }
}
