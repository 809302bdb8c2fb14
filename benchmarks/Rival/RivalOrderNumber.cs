using System.Buffers.Binary;

namespace GraphTenancy.Benchmarks.Rival;

/// <summary>The number that people use: <c>O-</c> and ten characters of the id's random bits.</summary>
internal static class RivalOrderNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string For(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return string.Create(12, BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), static (target, bits) =>
        {
            "O-".CopyTo(target);
            for (int i = 2; i < target.Length; i++)
            {
                target[i] = Alphabet[(int)(bits & 31)];
                bits >>= 5;
            }
        });
    }
}
