using System.Buffers.Binary;
using System.Text;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>
/// Gives the same string for the same name: a document repeats its names, and documents repeat those of the schema.
/// Of bounded size and for all threads; a collision replaces the older entry, so there is no chain that a client could
/// make long.
/// </summary>
/// <remarks>The benchmark <c>engine</c>: with a new string for each name, parsing takes half as long again.</remarks>
internal static class NameTable
{
    private const int Size = 1024;

    // Longer names are rare and would let clients decide how much memory the table holds.
    private const int MaxLength = 64;

    private static readonly Entry?[] Entries = new Entry?[Size];

    /// <summary>The name as a string.</summary>
    /// <param name="utf8">The name, ASCII as the grammar demands.</param>
    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
        {
            return Encoding.ASCII.GetString(utf8);
        }

        (ulong first, ulong last) = Ends(utf8);
        ulong hash = (first ^ ulong.RotateLeft(last, 29) ^ (ulong)utf8.Length) * 0x9E37_79B9_7F4A_7C15;
        ref Entry? slot = ref Entries[hash >> 54];
        Entry? entry = slot;
        if (entry is null || !entry.Is(utf8, first, last))
        {
            entry = new Entry(Encoding.ASCII.GetString(utf8), first, last);
            slot = entry;
        }

        return entry.Name;
    }

    // The first and the last eight bytes, which overlap in a name of less than sixteen: with the length they are the
    // whole of it.
    private static (ulong First, ulong Last) Ends(ReadOnlySpan<byte> utf8) => utf8.Length switch
    {
        >= 8 => (BinaryPrimitives.ReadUInt64LittleEndian(utf8), BinaryPrimitives.ReadUInt64LittleEndian(utf8[^8..])),
        >= 4 => (BinaryPrimitives.ReadUInt32LittleEndian(utf8), BinaryPrimitives.ReadUInt32LittleEndian(utf8[^4..])),
        > 0 => ((ulong)utf8[0] | ((ulong)utf8[utf8.Length / 2] << 8), utf8[^1]),
        _ => default,
    };

    // The length stands beside the ends: looking into the string would be one more read of distant memory.
    private sealed class Entry(string name, ulong first, ulong last)
    {
        private readonly int _length = name.Length;

        public string Name { get; } = name;

        public bool Is(ReadOnlySpan<byte> utf8, ulong otherFirst, ulong otherLast) =>
            otherFirst == first && otherLast == last && utf8.Length == _length
                && (utf8.Length <= 16 || Ascii.Equals(utf8, Name));
    }
}
