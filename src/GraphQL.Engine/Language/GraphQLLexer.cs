using System.Text;
using System.Text.Unicode;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>Splits UTF-8 text into tokens, one at a time.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Appendix-Grammar-Summary.Lexical-Tokens</remarks>
internal ref partial struct GraphQLLexer
{
    private readonly SourceText _source;
    private readonly NameTable _names = new();

    // Only the part before the first invalid byte; the end of this span is the end of the text or an error.
    private readonly ReadOnlySpan<byte> _text;
    private int _position;

    public GraphQLLexer(SourceText source)
    {
        _source = source;
        _text = source.Utf8[..LengthOfValidUtf8(source.Utf8)];
    }

    /// <summary>Reads the next token, skipping ignored ones.</summary>
    /// <exception cref="GraphQLSyntaxException">No token starts here, or a malformed one.</exception>
    public Token ReadToken()
    {
        SkipIgnored();
        int start = _position;
        if (start == _text.Length)
        {
            ThrowIfInvalidUtf8(start);
            return new Token(TokenKind.EndOfFile, start, start);
        }

        byte first = _text[start];
        if (IsNameStart(first))
        {
            return ReadName();
        }

        TokenKind kind = PunctuatorOf(first);
        if (kind != TokenKind.EndOfFile)
        {
            _position = start + 1;
            return new Token(kind, start, _position);
        }

        return first switch
        {
            (byte)'"' => StartsWith(start, "\"\"\""u8) ? ReadBlockString() : ReadString(),
            (byte)'.' => ReadSpread(),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => ReadNumber(),
            _ => RefuseCharacter(start),
        };
    }

    /// <summary>The bytes of a token as they stand in the text.</summary>
    public readonly ReadOnlySpan<byte> TextOf(Token token) => _text[token.Start..token.End];

    /// <summary>The value of a token: the name, the text of the number, the unescaped string.</summary>
    public readonly string ValueOf(Token token) => token.Kind switch
    {
        TokenKind.Name => _names.Get(TextOf(token)),
        TokenKind.String => UnescapeString(_text[(token.Start + 1)..(token.End - 1)]),
        TokenKind.BlockString => BlockString.Parse(_text[(token.Start + 3)..(token.End - 3)]),
        _ => Encoding.UTF8.GetString(TextOf(token)),
    };

    private static bool IsNameStart(byte character) =>
        character is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_';

    private static bool IsDigit(byte character) => character is >= (byte)'0' and <= (byte)'9';

    private static TokenKind PunctuatorOf(byte character) => character switch
    {
        (byte)'!' => TokenKind.Bang,
        (byte)'$' => TokenKind.Dollar,
        (byte)'&' => TokenKind.Ampersand,
        (byte)'(' => TokenKind.LeftParenthesis,
        (byte)')' => TokenKind.RightParenthesis,
        (byte)':' => TokenKind.Colon,
        (byte)'=' => TokenKind.EqualsSign,
        (byte)'@' => TokenKind.At,
        (byte)'[' => TokenKind.LeftBracket,
        (byte)']' => TokenKind.RightBracket,
        (byte)'{' => TokenKind.LeftBrace,
        (byte)'|' => TokenKind.Pipe,
        (byte)'}' => TokenKind.RightBrace,
        _ => TokenKind.EndOfFile,
    };

    // Finding the first invalid byte is rare, so the common answer comes from the vectorized check.
    private static int LengthOfValidUtf8(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
        {
            return utf8.Length;
        }

        int length = 0;
        while (Rune.DecodeFromUtf8(utf8[length..], out _, out int consumed) == System.Buffers.OperationStatus.Done)
        {
            length += consumed;
        }

        return length;
    }

    // https://spec.graphql.org/September2025/#Ignored
    private void SkipIgnored()
    {
        while (_position < _text.Length)
        {
            switch (_text[_position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',' or (byte)'\n' or (byte)'\r':
                    _position++;
                    break;
                case (byte)'#':
                    int length = _text[_position..].IndexOfAny((byte)'\n', (byte)'\r');
                    _position = length < 0 ? _text.Length : _position + length;
                    break;
                case 0xEF when StartsWith(_position, "\uFEFF"u8):
                    _position += 3;
                    break;
                default:
                    return;
            }
        }
    }

    private Token ReadName()
    {
        int start = _position;
        int end = start + 1;
        while (end < _text.Length && (IsNameStart(_text[end]) || IsDigit(_text[end])))
        {
            end++;
        }

        _position = end;
        return new Token(TokenKind.Name, start, end);
    }

    private Token ReadSpread()
    {
        int start = _position;
        if (StartsWith(start, "..."u8))
        {
            _position = start + 3;
            return new Token(TokenKind.Spread, start, _position);
        }

        if (StartsWith(start, ".."u8))
        {
            Throw(start, "Unexpected \"..\", did you mean \"...\"?");
        }

        int end = start + 1;
        while (end < _text.Length && IsDigit(_text[end]))
        {
            end++;
        }

        if (end > start + 1)
        {
            string digits = Encoding.ASCII.GetString(_text[(start + 1)..end]);
            Throw(start, $"Invalid number, expected digit before \".\", did you mean \"0.{digits}\"?");
        }

        return RefuseCharacter(start);
    }

    private readonly bool StartsWith(int offset, ReadOnlySpan<byte> prefix) => _text[offset..].StartsWith(prefix);

    // 0, which is no character of the grammar, past the end.
    private readonly byte At(int offset) => offset < _text.Length ? _text[offset] : (byte)0;
}
