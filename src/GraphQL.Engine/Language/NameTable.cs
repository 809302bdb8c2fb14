using System.Text;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>
/// Gives the same string for the same name, since a document repeats its names. A collision replaces the older
/// entry: one more string, but no chain that a client could make long.
/// </summary>
internal sealed class NameTable
{
    private const int Size = 64;

    private readonly string?[] _names = new string?[Size];

    /// <summary>The name as a string.</summary>
    /// <param name="utf8">The name, ASCII as the grammar demands.</param>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        uint hash = (uint)utf8.Length;
        foreach (byte character in utf8)
        {
            hash = (hash * 31) + character;
        }

        // The upper bits mix in because the lower ones alone tell short names badly apart.
        ref string? slot = ref _names[(hash ^ (hash >> 15)) % Size];
        if (slot is null || !Ascii.Equals(utf8, slot))
        {
            slot = Encoding.ASCII.GetString(utf8);
        }

        return slot;
    }
}
