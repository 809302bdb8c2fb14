using System.Text;
using System.Text.Unicode;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>Splits UTF-8 text into tokens, one at a time.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Appendix-Grammar-Summary.Lexical-Tokens</remarks>
internal ref partial struct GraphQLLexer
{
    private readonly SourceText _source;

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
        ReadToken(out Token token);
        return token;
    }

    /// <summary>Reads the next token to where the parser keeps it.</summary>
    /// <remarks>The benchmark <c>engine</c>: with throwing set apart, this made parsing a fifth faster.</remarks>
    /// <exception cref="GraphQLSyntaxException">No token starts here, or a malformed one.</exception>
    public void ReadToken(out Token token)
    {
        // Locals: the benchmark "engine" spends half the time of a lexing pass on fields that change with each byte.
        ReadOnlySpan<byte> text = _text;
        int position = _position;
        while ((uint)position < (uint)text.Length)
        {
            byte first = text[position];
            Start start = Starts[first];
            if (start == Start.Ignored)
            {
                position = SkipWhiteSpace(text, position);
            }
            else if (start == Start.Name)
            {
                int end = EndOfName(text, position);
                _position = end;
                token = new Token(TokenKind.Name, position, end);
                return;
            }
            else if (start == Start.Other)
            {
                _position = position;
                if (!TrySkipCommentOrByteOrderMark(first))
                {
                    token = ReadOther(first);
                    return;
                }

                position = _position;
            }
            else
            {
                _position = position + 1;
                token = new Token((TokenKind)start, position, position + 1);
                return;
            }
        }

        _position = position;
        ThrowIfInvalidUtf8(position);
        token = new Token(TokenKind.EndOfFile, position, position);
    }

    /// <summary>The bytes of a token as they stand in the text.</summary>
    public readonly ReadOnlySpan<byte> TextOf(Token token) => _text[token.Start..token.End];

    /// <summary>The value of a token: the name, the text of the number, the unescaped string.</summary>
    public readonly string ValueOf(Token token) => token.Kind switch
    {
        TokenKind.Name => NameTable.Get(TextOf(token)),
        TokenKind.String => UnescapeString(_text[(token.Start + 1)..(token.End - 1)]),
        TokenKind.BlockString => BlockString.Parse(_text[(token.Start + 3)..(token.End - 3)]),
        _ => Encoding.UTF8.GetString(TextOf(token)),
    };

    private static bool IsNameStart(byte character) =>
        character is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_';

    private static bool IsDigit(byte character) => character is >= (byte)'0' and <= (byte)'9';

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

    private Token ReadOther(byte first) => first switch
    {
        (byte)'"' => StartsWith(_position, "\"\"\""u8) ? ReadBlockString() : ReadString(),
        (byte)'.' => ReadSpread(),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => ReadNumber(),
        _ => RefuseCharacter(_position),
    };

    // Nearly all white space is the indentation of the next line.
    private static int SkipWhiteSpace(ReadOnlySpan<byte> text, int position)
    {
        position++;
        while ((uint)position < (uint)text.Length && Starts[text[position]] == Start.Ignored)
        {
            position++;
        }

        return position;
    }

    // https://spec.graphql.org/September2025/#Comment and #UnicodeBOM
    private bool TrySkipCommentOrByteOrderMark(byte first)
    {
        if (first == '#')
        {
            int length = _text[_position..].IndexOfAny((byte)'\n', (byte)'\r');
            _position = length < 0 ? _text.Length : _position + length;
            return true;
        }

        if (first == 0xEF && StartsWith(_position, "\uFEFF"u8))
        {
            _position += 3;
            return true;
        }

        return false;
    }

    private static int EndOfName(ReadOnlySpan<byte> text, int position)
    {
        do
        {
            position++;
        }
        while ((uint)position < (uint)text.Length && IsNameContinue[text[position]]);

        return position;
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
