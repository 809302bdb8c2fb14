using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>Refusals; the wording is that of graphql-js, which clients and their tools know.</content>
internal ref partial struct GraphQLLexer
{
    [DoesNotReturn]
    private readonly void Throw(int offset, string description) =>
        GraphQLSyntaxException.Throw(_source, offset, description);

    [DoesNotReturn]
    private readonly Token RefuseCharacter(int offset)
    {
        Throw(offset, _text[offset] == '\''
            ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
            : $"Unexpected character: {DescribeCharacter(offset)}.");
        return default;
    }

    [DoesNotReturn]
    private readonly void ThrowUnterminatedString(int offset)
    {
        ThrowIfInvalidUtf8(offset, " within String");
        Throw(offset, "Unterminated string.");
    }

    private readonly void ThrowIfInvalidUtf8(int offset, string where = "")
    {
        ReadOnlySpan<byte> rest = _source.Utf8[offset..];
        if (offset < _text.Length || rest.IsEmpty)
        {
            return;
        }

        // SourceText keeps a lone surrogate of a string as the three bytes that UTF-8 forbids.
        bool isSurrogate = rest.Length >= 3 && rest[0] == 0xED && rest[1] is >= 0xA0 and <= 0xBF;
        int surrogate = isSurrogate ? 0xD000 | ((rest[1] & 0x3F) << 6) | (rest[2] & 0x3F) : 0;
        string character = isSurrogate
            ? string.Create(CultureInfo.InvariantCulture, $"U+{surrogate:X4}")
            : string.Create(CultureInfo.InvariantCulture, $"byte 0x{rest[0]:X2} is not UTF-8");
        Throw(offset, $"Invalid character{where}: {character}.");
    }

    private readonly string DescribeCharacter(int offset)
    {
        if (offset >= _text.Length)
        {
            ThrowIfInvalidUtf8(offset);
            return "<EOF>";
        }

        _ = Rune.DecodeFromUtf8(_text[offset..], out Rune rune, out _);
        return rune.Value switch
        {
            '"' => "'\"'",
            >= 0x20 and <= 0x7E => $"\"{rune}\"",
            _ => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"),
        };
    }

    private readonly string SliceUtf16(int offset, int units)
    {
        // A unit has at most three bytes; one character more, so that none is cut within those shown.
        ReadOnlySpan<byte> bytes = _text[offset..];
        string slice = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, (units * 3) + 4)]);
        return slice[..Math.Min(slice.Length, units)];
    }
}
