using System.Diagnostics.CodeAnalysis;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>Messages; the wording is that of graphql-js, which clients and their tools know.</content>
/// <remarks>Throwing stands apart: the small methods of the parser are inlined only without it.</remarks>
public ref partial struct GraphQLParser
{
    [DoesNotReturn]
    private readonly void Throw(int offset, string description, string code = ErrorCodes.SyntaxError) =>
        GraphQLSyntaxException.Throw(_source, offset, description, code);

    [DoesNotReturn]
    private readonly void ThrowExpected(TokenKind kind) =>
        Throw(_token.Start, $"Expected {Describe(kind)}, found {Describe(_token)}.");

    [DoesNotReturn]
    private readonly void ThrowExpected(string keyword) =>
        Throw(_token.Start, $"Expected \"{keyword}\", found {Describe(_token)}.");

    [DoesNotReturn]
    private readonly void ThrowTooManyTokens() => Throw(
        _token.Start,
        $"Document contains more than {_options.MaxTokens} tokens. Parsing aborted.",
        ErrorCodes.LimitTokens);

    [DoesNotReturn]
    private readonly void ThrowTooManyFields(int start) => Throw(
        start,
        $"Document contains more than {_options.MaxFields} fields. Parsing aborted.",
        ErrorCodes.LimitFields);

    [DoesNotReturn]
    private readonly void ThrowTooDeep() => Throw(
        _token.Start,
        $"Document nests deeper than {_options.MaxDepth} levels. Parsing aborted.",
        ErrorCodes.LimitNesting);

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
