using System.Buffers;
using System.Text;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>The UTF-8 text of a document.</summary>
public sealed class SourceText
{
    private readonly byte[] _utf8;

    private const int BlockSize = 1024;

    // Made with the first location: a document with many errors asks for thousands, all perhaps in one long line.
    private int[]? _lineStarts;
    private int[]? _unitsBeforeBlock;

    /// <summary>Wraps UTF-8 bytes; the caller no longer changes them.</summary>
    public SourceText(byte[] utf8) => _utf8 = utf8;

    /// <summary>Encodes a string.</summary>
    /// <param name="text">A lone surrogate in it stays visible to the parser, which refuses it where it stands.</param>
    public SourceText(string text)
        : this(Encode(text))
    {
    }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>Line and column of a byte offset.</summary>
    /// <remarks>https://spec.graphql.org/September2025/#sec-Line-Terminators</remarks>
    public SourceLocation LocationOf(int offset)
    {
        int[] lineStarts = _lineStarts ??= FindLineStarts(_utf8);
        int end = Math.Min(offset, _utf8.Length);
        int found = Array.BinarySearch(lineStarts, end);
        int line = found >= 0 ? found : ~found - 1;
        return new SourceLocation(line + 1, UnitsBefore(end) - UnitsBefore(lineStarts[line]) + 1);
    }

    // UTF-16 units up to a byte offset.
    private int UnitsBefore(int offset)
    {
        int[] blocks = _unitsBeforeBlock ??= CountUnits(_utf8);
        int block = offset / BlockSize;
        return blocks[block] + CountUnits(_utf8.AsSpan((block * BlockSize)..offset));
    }

    private static int[] CountUnits(byte[] utf8)
    {
        int[] before = new int[(utf8.Length / BlockSize) + 1];
        for (int i = 1; i < before.Length; i++)
        {
            before[i] = before[i - 1] + CountUnits(utf8.AsSpan((i - 1) * BlockSize, BlockSize));
        }

        return before;
    }

    // Each first byte of a character is one unit, and one more where it leads four bytes: that is a surrogate pair.
    // So the units of two spans add up wherever the text is cut.
    private static int CountUnits(ReadOnlySpan<byte> utf8)
    {
        int units = 0;
        foreach (byte value in utf8)
        {
            units += (value & 0xC0) == 0x80 ? 0 : value >= 0xF0 ? 2 : 1;
        }

        return units;
    }

    private static int[] FindLineStarts(ReadOnlySpan<byte> utf8)
    {
        List<int> starts = [0];
        for (int i = 0; i < utf8.Length; i++)
        {
            // "\r\n" is one line terminator.
            bool isFirstOfTwo = utf8[i] == '\r' && i + 1 < utf8.Length && utf8[i + 1] == '\n';
            if (utf8[i] is (byte)'\n' or (byte)'\r' && !isFirstOfTwo)
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }

    // The encoder would replace a lone surrogate by U+FFFD, and the parser would take the changed text for good.
    private static byte[] Encode(string text)
    {
        byte[] utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        ReadOnlySpan<char> rest = text;
        int length = 0;
        while (System.Text.Unicode.Utf8.FromUtf16(
            rest, utf8.AsSpan(length), out int read, out int written, replaceInvalidSequences: false)
            != OperationStatus.Done)
        {
            char surrogate = rest[read];
            length += written;
            utf8[length++] = (byte)(0xE0 | (surrogate >> 12));
            utf8[length++] = (byte)(0x80 | ((surrogate >> 6) & 0x3F));
            utf8[length++] = (byte)(0x80 | (surrogate & 0x3F));
            rest = rest[(read + 1)..];
        }

        return utf8[..(length + Encoding.UTF8.GetByteCount(rest))];
    }
}
