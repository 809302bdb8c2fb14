using System.Runtime.CompilerServices;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>
/// Parses documents of the September 2025 edition: executable definitions, type system definitions and extensions.
/// Time and memory are linear in the text; nesting is counted, so no document overflows the stack.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Appendix-Grammar-Summary.Document-Syntax</remarks>
public ref partial struct GraphQLParser
{
    private const int LevelsPerStackCheck = 16;

    private readonly SourceText _source;
    private readonly ParserOptions _options;
    private readonly int _maxTokens;
    private readonly int _maxFields;
    private GraphQLLexer _lexer;
    private Token _token;
    private int _lastEnd;
    private int _tokenCount;
    private int _fieldCount;
    private int _depth;
    private NodeStack _nodes;

    private GraphQLParser(SourceText source, ParserOptions? options)
    {
        _source = source;
        _options = options ?? ParserOptions.Default;
        if (_options.MaxBytes > 0 && source.Utf8.Length > _options.MaxBytes)
        {
            Throw(
                0,
                $"Document contains more than {_options.MaxBytes} bytes. Parsing aborted.",
                ErrorCodes.LimitDocumentBytes);
        }

        _maxTokens = _options.MaxTokens > 0 ? _options.MaxTokens : int.MaxValue;
        _maxFields = _options.MaxFields > 0 ? _options.MaxFields : int.MaxValue;
        _nodes = new NodeStack();
        _lexer = new GraphQLLexer(source);
        Advance();
    }

    /// <summary>Parses a document.</summary>
    /// <param name="source">The text.</param>
    /// <param name="options">The limits; <see cref="ParserOptions.Default"/> when <see langword="null"/>.</param>
    /// <exception cref="GraphQLSyntaxException">The text does not follow the grammar or exceeds a limit.</exception>
    public static DocumentNode Parse(SourceText source, ParserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var parser = new GraphQLParser(source, options);
        return parser.ParseDocument();
    }

    /// <summary>Parses a value literal; it may hold variables.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not one value.</exception>
    public static ValueNode ParseValue(string text)
    {
        var parser = new GraphQLParser(new SourceText(text), null);
        ValueNode value = parser.ParseValueLiteral(isConst: false);
        parser.Expect(TokenKind.EndOfFile);
        return value;
    }

    /// <summary>Parses a type reference, such as <c>[Order!]!</c>.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not one type reference.</exception>
    public static TypeNode ParseType(string text)
    {
        var parser = new GraphQLParser(new SourceText(text), null);
        TypeNode type = parser.ParseTypeReference();
        parser.Expect(TokenKind.EndOfFile);
        return type;
    }

    // https://spec.graphql.org/September2025/#Document
    private DocumentNode ParseDocument()
    {
        do
        {
            _nodes.Push(ParseDefinition());
        }
        while (!Peek(TokenKind.EndOfFile));
        return new DocumentNode(_nodes.TakeFrom<DefinitionNode>(0), new Location(_source, 0, _token.End));
    }

    // https://spec.graphql.org/September2025/#Definition
    private DefinitionNode ParseDefinition()
    {
        int start = _token.Start;
        if (Peek(TokenKind.LeftBrace))
        {
            return ParseShorthandQuery();
        }

        StringValueNode? description = ParseDescription();
        if (description is not null && Peek(TokenKind.LeftBrace))
        {
            Throw(start, "Unexpected description, descriptions are not supported on shorthand queries.");
        }

        string? keyword = Peek(TokenKind.Name) ? _lexer.ValueOf(_token) : null;
        switch (keyword)
        {
            case "query" or "mutation" or "subscription":
                return ParseOperationDefinition(start, description);
            case "fragment":
                return ParseFragmentDefinition(start, description);
            case "extend" when description is null:
                Advance();
                return ParseTypeSystemDefinition(start, null, isExtension: true) ?? throw Unexpected(_token);
            default:
                return ParseTypeSystemDefinition(start, description, isExtension: false)
                    ?? throw UnexpectedDefinition(start, description);
        }
    }

    private StringValueNode? ParseDescription() =>
        Peek(TokenKind.String) || Peek(TokenKind.BlockString) ? ParseStringLiteral() : null;

    // https://spec.graphql.org/September2025/#Name
    private NameNode ParseName()
    {
        if (!Peek(TokenKind.Name))
        {
            Expect(TokenKind.Name);
        }

        var name = new NameNode(NameTable.Get(_lexer.TextOf(_token)), _token.Start);
        Advance();
        return name;
    }

    private void Advance()
    {
        _lastEnd = _token.End;
        _lexer.ReadToken(out _token);
        if (++_tokenCount > _maxTokens && _token.Kind != TokenKind.EndOfFile)
        {
            ThrowTooManyTokens();
        }
    }

    private readonly bool Peek(TokenKind kind) => _token.Kind == kind;

    private readonly bool PeekKeyword(ReadOnlySpan<byte> keyword) =>
        Peek(TokenKind.Name) && _lexer.TextOf(_token).SequenceEqual(keyword);

    private bool TrySkip(TokenKind kind)
    {
        if (!Peek(kind))
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool TrySkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!PeekKeyword(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            ThrowExpected(kind);
        }

        // Nothing follows the end of the text.
        if (kind != TokenKind.EndOfFile)
        {
            Advance();
        }
    }

    private void ExpectKeyword(string keyword)
    {
        if (!Peek(TokenKind.Name) || _lexer.ValueOf(_token) != keyword)
        {
            ThrowExpected(keyword);
        }

        Advance();
    }

    // Every production that can contain itself enters here, so the depth of the recursion is the depth of the text.
    private void Enter()
    {
        // The stack is looked at once in several levels: what the check leaves free is enough for so many.
        if (++_depth > _options.MaxDepth
            || (_depth % LevelsPerStackCheck == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            ThrowTooDeep();
        }
    }

    private void CountField(int start)
    {
        if (++_fieldCount > _maxFields)
        {
            ThrowTooManyFields(start);
        }
    }

    private void Leave() => _depth--;

    private readonly Location LocationFrom(int start) => new(_source, start, _lastEnd);

    private readonly Location LocationOf(Token token) => new(_source, token.Start, token.End);
}
