namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>A token as a span of the text, in bytes; its value is read only when a node or a message needs it.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End);
