namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>What a byte can be, as tables: one look instead of a chain of comparisons for each byte.</content>
internal ref partial struct GraphQLLexer
{
    private static readonly Start[] Starts = CreateStarts();
    private static readonly bool[] IsNameContinue =
        [.. Enumerable.Range(0, 256).Select(static value => IsNameStart((byte)value) || IsDigit((byte)value))];

    // The values of punctuators are those of TokenKind; see ReadToken.
    private enum Start : byte
    {
        Other = 0,
        Name = TokenKind.Name,
        Ignored = byte.MaxValue,
    }

    private static Start[] CreateStarts()
    {
        var starts = new Start[256];
        for (int value = 0; value < starts.Length; value++)
        {
            starts[value] = StartOf((byte)value);
        }

        return starts;
    }

    private static Start StartOf(byte character) => character switch
    {
        (byte)' ' or (byte)'\t' or (byte)',' or (byte)'\n' or (byte)'\r' => Start.Ignored,
        (byte)'!' => (Start)TokenKind.Bang,
        (byte)'$' => (Start)TokenKind.Dollar,
        (byte)'&' => (Start)TokenKind.Ampersand,
        (byte)'(' => (Start)TokenKind.LeftParenthesis,
        (byte)')' => (Start)TokenKind.RightParenthesis,
        (byte)':' => (Start)TokenKind.Colon,
        (byte)'=' => (Start)TokenKind.EqualsSign,
        (byte)'@' => (Start)TokenKind.At,
        (byte)'[' => (Start)TokenKind.LeftBracket,
        (byte)']' => (Start)TokenKind.RightBracket,
        (byte)'{' => (Start)TokenKind.LeftBrace,
        (byte)'|' => (Start)TokenKind.Pipe,
        (byte)'}' => (Start)TokenKind.RightBrace,
        _ => IsNameStart(character) ? Start.Name : Start.Other,
    };
}
