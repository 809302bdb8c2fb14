namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>Values, arguments and directives. In a constant position (<c>isConst</c>) variables are refused.</content>
public ref partial struct GraphQLParser
{
    // https://spec.graphql.org/September2025/#Value
    private ValueNode ParseValueLiteral(bool isConst)
    {
        Token token = _token;
        switch (token.Kind)
        {
            case TokenKind.LeftBracket:
                return ParseListValue(isConst);
            case TokenKind.LeftBrace:
                return ParseObjectValue(isConst);
            case TokenKind.Int:
                Advance();
                return new IntValueNode(_lexer.ValueOf(token), LocationOf(token));
            case TokenKind.Float:
                Advance();
                return new FloatValueNode(_lexer.ValueOf(token), LocationOf(token));
            case TokenKind.String or TokenKind.BlockString:
                return ParseStringLiteral();
            case TokenKind.Name:
                return ParseNamedValue();
            case TokenKind.Dollar:
                return isConst ? throw UnexpectedVariable() : ParseVariable();
            default:
                throw Unexpected(token);
        }
    }

    // https://spec.graphql.org/September2025/#BooleanValue, #NullValue and #EnumValue
    private ValueNode ParseNamedValue()
    {
        Token token = _token;
        Expect(TokenKind.Name);
        Location location = LocationOf(token);
        return _lexer.ValueOf(token) switch
        {
            "true" => new BooleanValueNode(true, location),
            "false" => new BooleanValueNode(false, location),
            "null" => new NullValueNode(location),
            string name => new EnumValueNode(name, location),
        };
    }

    private StringValueNode ParseStringLiteral()
    {
        Token token = _token;
        Advance();
        return new StringValueNode(_lexer.ValueOf(token), token.Kind == TokenKind.BlockString, LocationOf(token));
    }

    // https://spec.graphql.org/September2025/#Variable
    private VariableNode ParseVariable()
    {
        int start = _token.Start;
        Expect(TokenKind.Dollar);
        NameNode name = ParseName();
        return new VariableNode(name, LocationFrom(start));
    }

    private GraphQLSyntaxException UnexpectedVariable()
    {
        Token dollar = _token;
        Expect(TokenKind.Dollar);
        return Peek(TokenKind.Name)
            ? new(
                $"Unexpected variable \"${_lexer.ValueOf(_token)}\" in constant value.",
                _source.LocationOf(dollar.Start))
            : Unexpected(dollar);
    }

    // https://spec.graphql.org/September2025/#ListValue
    private ListValueNode ParseListValue(bool isConst)
    {
        int start = _token.Start;
        Enter();
        Expect(TokenKind.LeftBracket);
        int first = _nodes.Count;
        while (!TrySkip(TokenKind.RightBracket))
        {
            _nodes.Push(ParseValueLiteral(isConst));
        }

        Leave();
        return new ListValueNode(_nodes.TakeFrom<ValueNode>(first), LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#ObjectValue
    private ObjectValueNode ParseObjectValue(bool isConst)
    {
        int start = _token.Start;
        Enter();
        Expect(TokenKind.LeftBrace);
        int first = _nodes.Count;
        while (!TrySkip(TokenKind.RightBrace))
        {
            _nodes.Push(ParseObjectField(isConst));
        }

        Leave();
        return new ObjectValueNode(_nodes.TakeFrom<ObjectFieldNode>(first), LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#ObjectField
    private ObjectFieldNode ParseObjectField(bool isConst)
    {
        int start = _token.Start;
        NameNode name = ParseName();
        Expect(TokenKind.Colon);
        ValueNode value = ParseValueLiteral(isConst);
        return new ObjectFieldNode(name, value, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#Arguments
    private IReadOnlyList<ArgumentNode> ParseArguments(bool isConst)
    {
        if (!TrySkip(TokenKind.LeftParenthesis))
        {
            return [];
        }

        int first = _nodes.Count;
        do
        {
            int start = _token.Start;
            NameNode name = ParseName();
            Expect(TokenKind.Colon);
            ValueNode value = ParseValueLiteral(isConst);
            _nodes.Push(new ArgumentNode(name, value, LocationFrom(start)));
        }
        while (!TrySkip(TokenKind.RightParenthesis));
        return _nodes.TakeFrom<ArgumentNode>(first);
    }

    // https://spec.graphql.org/September2025/#Directives
    private IReadOnlyList<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (!Peek(TokenKind.At))
        {
            return [];
        }

        int first = _nodes.Count;
        do
        {
            int start = _token.Start;
            Expect(TokenKind.At);
            NameNode name = ParseName();
            IReadOnlyList<ArgumentNode> arguments = ParseArguments(isConst);
            _nodes.Push(new DirectiveNode(name, arguments, LocationFrom(start)));
        }
        while (Peek(TokenKind.At));
        return _nodes.TakeFrom<DirectiveNode>(first);
    }
}
