namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>The lexical tokens of a document; ignored tokens are not among them.</summary>
/// <remarks>https://spec.graphql.org/September2025/#Token</remarks>
internal enum TokenKind
{
    EndOfFile,
    Bang,
    Dollar,
    Ampersand,
    LeftParenthesis,
    RightParenthesis,
    Spread,
    Colon,
    EqualsSign,
    At,
    LeftBracket,
    RightBracket,
    LeftBrace,
    Pipe,
    RightBrace,
    Name,
    Int,
    Float,
    String,
    BlockString,
}
