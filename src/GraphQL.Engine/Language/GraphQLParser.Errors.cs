namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>Messages; the wording is that of graphql-js, which clients and their tools know.</content>
public ref partial struct GraphQLParser
{
    private readonly GraphQLSyntaxException Unexpected(Token token) =>
        new($"Unexpected {Describe(token)}.", _source.LocationOf(token.Start));

    private readonly GraphQLSyntaxException UnexpectedDefinition(int start, StringValueNode? description) =>
        description is not null && Peek(TokenKind.Name)
            ? new("Unexpected description, only GraphQL definitions support descriptions.", _source.LocationOf(start))
            : Unexpected(_token);

    private readonly string Describe(Token token) =>
        token.Kind is TokenKind.Name or TokenKind.Int or TokenKind.Float or TokenKind.String or TokenKind.BlockString
            ? $"{Describe(token.Kind)} \"{_lexer.ValueOf(token)}\""
            : Describe(token.Kind);

    private static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.EndOfFile => "<EOF>",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.LeftParenthesis => "\"(\"",
        TokenKind.RightParenthesis => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.EqualsSign => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.LeftBracket => "\"[\"",
        TokenKind.RightBracket => "\"]\"",
        TokenKind.LeftBrace => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.RightBrace => "\"}\"",
        _ => kind.ToString(),
    };
}
