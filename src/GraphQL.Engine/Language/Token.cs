namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A token as a span of the text, in bytes; its value is read only when it is needed.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End);
