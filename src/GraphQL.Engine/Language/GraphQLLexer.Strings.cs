using System.Buffers;
using System.Text;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>Strings. Reading checks every escape; the value is made only when a node needs it.</content>
/// <remarks>https://spec.graphql.org/September2025/#sec-String-Value</remarks>
internal ref partial struct GraphQLLexer
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n\r"u8);

    private Token ReadString()
    {
        int start = _position;
        int position = start + 1;
        while (true)
        {
            int length = _text[position..].IndexOfAny(StringStops);
            position = length < 0 ? _text.Length : position + length;
            switch (At(position))
            {
                case (byte)'"':
                    _position = position + 1;
                    return new Token(TokenKind.String, start, _position);
                case (byte)'\\':
                    position += ReadEscape(position, out _);
                    break;
                default:
                    ThrowUnterminatedString(position);
                    break;
            }
        }
    }

    private Token ReadBlockString()
    {
        int start = _position;
        int position = start + 3;
        while (true)
        {
            int length = _text[position..].IndexOf("\"\"\""u8);
            if (length < 0)
            {
                ThrowUnterminatedString(_text.Length);
            }

            position += length + 3;

            // \""" is the only escape of a block string; the backslash cannot be escaped itself.
            if (_text[position - 4] != '\\')
            {
                _position = position;
                return new Token(TokenKind.BlockString, start, position);
            }
        }
    }

    // The text between the quotes was checked when the token was read.
    private static string UnescapeString(ReadOnlySpan<byte> raw)
    {
        int escape = raw.IndexOf((byte)'\\');
        if (escape < 0)
        {
            return Encoding.UTF8.GetString(raw);
        }

        var value = new StringBuilder(raw.Length);
        while (escape >= 0)
        {
            value.Append(Encoding.UTF8.GetString(raw[..escape]));
            int size = TryReadEscape(raw[escape..], out Rune rune);
            value.Append(rune);
            raw = raw[(escape + size)..];
            escape = raw.IndexOf((byte)'\\');
        }

        return value.Append(Encoding.UTF8.GetString(raw)).ToString();
    }

    private readonly int ReadEscape(int position, out Rune value)
    {
        int size = TryReadEscape(_text[position..], out value);
        if (size < 0)
        {
            string kind = At(position + 1) == 'u' ? "Unicode" : "character";
            Throw(position, $"Invalid {kind} escape sequence: \"{SliceUtf16(position, -size)}\".");
        }

        return size;
    }

    // Returns the bytes read or, for a malformed escape, the negative count of UTF-16 units to show.
    private static int TryReadEscape(ReadOnlySpan<byte> text, out Rune value)
    {
        byte character = text.Length > 1 ? text[1] : (byte)0;
        if (character == 'u')
        {
            return text.Length > 2 && text[2] == '{'
                ? TryReadVariableWidthEscape(text, out value)
                : TryReadFixedWidthEscape(text, out value);
        }

        int index = "\"\\/bfnrt"u8.IndexOf(character);
        value = index < 0 ? default : new Rune("\"\\/\b\f\n\r\t"[index]);
        return index < 0 ? -2 : 2;
    }

    // \u{…}: one to eight digits, so that leading zeros are allowed but the work is bounded.
    private static int TryReadVariableWidthEscape(ReadOnlySpan<byte> text, out Rune value)
    {
        int point = 0;
        int size = 3;
        value = default;
        while (size < 12)
        {
            byte character = size < text.Length ? text[size] : (byte)0;
            size++;
            if (character == '}')
            {
                return size > 4 && Rune.TryCreate(point, out value) ? size : -size;
            }

            // A character that is no digit makes the number negative, and so do too many digits.
            point = (point << 4) | HexDigit(character);
            if (point < 0)
            {
                break;
            }
        }

        return -size;
    }

    private static int TryReadFixedWidthEscape(ReadOnlySpan<byte> text, out Rune value)
    {
        value = default;
        if (!TryReadFourDigits(text, 2, out char unit))
        {
            return -6;
        }

        if (Rune.TryCreate(unit, out value))
        {
            return 6;
        }

        // A character outside the basic plane may be written as its surrogate pair, and only so.
        return text.Length > 7 && text[6] == '\\' && text[7] == 'u' && TryReadFourDigits(text, 8, out char low)
            && Rune.TryCreate(unit, low, out value)
            ? 12
            : -6;
    }

    private static bool TryReadFourDigits(ReadOnlySpan<byte> text, int start, out char unit)
    {
        int value = 0;
        for (int i = start; i < start + 4; i++)
        {
            value = (value << 4) | (i < text.Length ? HexDigit(text[i]) : -1);
        }

        unit = (char)value;
        return value >= 0;
    }

    private static int HexDigit(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'a' and <= (byte)'f' => character - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => character - 'A' + 10,
        _ => -1,
    };
}
