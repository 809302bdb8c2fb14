using System.Buffers;
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

        int surrogate = SurrogateAt(rest);
        string character = surrogate != 0
            ? string.Create(CultureInfo.InvariantCulture, $"U+{surrogate:X4}")
            : string.Create(CultureInfo.InvariantCulture, $"byte 0x{rest[0]:X2} is not UTF-8");
        Throw(offset, $"Invalid character{where}: {character}.");
    }

    private readonly string DescribeCharacter(int offset)
    {
        if (offset >= _text.Length)
        {
            int surrogate = SurrogateAt(_source.Utf8[offset..]);
            if (surrogate == 0)
            {
                ThrowIfInvalidUtf8(offset);
            }

            return surrogate == 0 ? "<EOF>" : string.Create(CultureInfo.InvariantCulture, $"U+{surrogate:X4}");
        }

        _ = Rune.DecodeFromUtf8(_text[offset..], out Rune rune, out _);
        return rune.Value switch
        {
            '"' => "'\"'",
            >= 0x20 and <= 0x7E => $"\"{rune}\"",
            _ => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"),
        };
    }

    // Of the whole source, not of the valid part alone: what is quoted may end in the half of a surrogate pair.
    private readonly string SliceUtf16(int offset, int units)
    {
        var slice = new StringBuilder(units);
        ReadOnlySpan<byte> rest = _source.Utf8[offset..];
        while (slice.Length < units && !rest.IsEmpty)
        {
            bool isValid = Rune.DecodeFromUtf8(rest, out Rune rune, out int size) == OperationStatus.Done;
            size = !isValid && SurrogateAt(rest) != 0 ? 3 : size;
            slice.Append(rune);
            rest = rest[size..];
        }

        return slice.ToString(0, Math.Min(slice.Length, units));
    }

    // SourceText keeps a lone surrogate of a string as the three bytes that UTF-8 forbids; 0 where there is none.
    private static int SurrogateAt(ReadOnlySpan<byte> rest) =>
        rest.Length >= 3 && rest[0] == 0xED && rest[1] is >= 0xA0 and <= 0xBF
            ? 0xD000 | ((rest[1] & 0x3F) << 6) | (rest[2] & 0x3F)
            : 0;
}
