using System.Text;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>The UTF-8 text of a document.</summary>
public sealed class SourceText
{
    private readonly byte[] _utf8;

    /// <summary>Wraps UTF-8 bytes; the caller no longer changes them.</summary>
    public SourceText(byte[] utf8) => _utf8 = utf8;

    /// <summary>Encodes a string.</summary>
    public SourceText(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>Line and column of a byte offset.</summary>
    /// <remarks>https://spec.graphql.org/September2025/#sec-Line-Terminators</remarks>
    public SourceLocation LocationOf(int offset)
    {
        ReadOnlySpan<byte> before = _utf8.AsSpan(0, Math.Min(offset, _utf8.Length));
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < before.Length; i++)
        {
            bool isCarriageReturn = before[i] == '\r';
            if (before[i] != '\n' && !isCarriageReturn)
            {
                continue;
            }

            // "\r\n" is one line terminator.
            if (isCarriageReturn && i + 1 < _utf8.Length && _utf8[i + 1] == '\n' && i + 1 < before.Length)
            {
                i++;
            }

            line++;
            lineStart = i + 1;
        }

        return new SourceLocation(line, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
