namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>How much a document may ask of the parser. The limits hold before any node is validated or run.</summary>
public sealed record ParserOptions
{
    /// <summary>The limits for documents of clients.</summary>
    public static ParserOptions Default { get; } = new();

    /// <summary>For text of the application itself, such as its SDL: any number of tokens and bytes.</summary>
    public static ParserOptions Trusted { get; } = new() { MaxTokens = 0, MaxFields = 0, MaxBytes = 0 };

    /// <summary>Tokens, 15,000 by default; 0 for any number. Ignored tokens do not count.</summary>
    public int MaxTokens { get; init; } = 15_000;

    /// <summary>Fields, fragments not expanded; 2,048 as with Hot Chocolate, 0 for any number.</summary>
    public int MaxFields { get; init; } = 2048;

    /// <summary>Levels of nesting, 200 by default: selection sets, list and object values, and list types.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>
    /// Whether <c>{}</c> is a selection set. The grammar asks for one selection at least; graphql-js 17 asks for none,
    /// and so do we by default: a client that leaves out what it does not need may end with nothing.
    /// </summary>
    public bool AllowEmptySelectionSets { get; init; } = true;

    /// <summary>Bytes of UTF-8, 256 KiB by default; 0 for any number.</summary>
    public int MaxBytes { get; init; } = 256 * 1024;
}
