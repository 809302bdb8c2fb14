namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>Operations, fragments and selections.</content>
public ref partial struct GraphQLParser
{
    // https://spec.graphql.org/September2025/#sec-Language.Operations.Query-shorthand
    private OperationDefinitionNode ParseShorthandQuery()
    {
        int start = _token.Start;
        SelectionSetNode selections = ParseSelectionSet();
        return new OperationDefinitionNode(
            null, OperationType.Query, null, [], [], selections, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#OperationDefinition
    private OperationDefinitionNode ParseOperationDefinition(int start, StringValueNode? description)
    {
        OperationType operation = ParseOperationType();
        NameNode? name = Peek(TokenKind.Name) ? ParseName() : null;
        IReadOnlyList<VariableDefinitionNode> variables = ParseVariableDefinitions();
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: false);
        SelectionSetNode selections = ParseSelectionSet();
        return new OperationDefinitionNode(
            description, operation, name, variables, directives, selections, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#OperationType
    private OperationType ParseOperationType()
    {
        Token token = _token;
        Expect(TokenKind.Name);
        return _lexer.ValueOf(token) switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw Unexpected(token),
        };
    }

    // https://spec.graphql.org/September2025/#VariablesDefinition
    private IReadOnlyList<VariableDefinitionNode> ParseVariableDefinitions()
    {
        if (!TrySkip(TokenKind.LeftParenthesis))
        {
            return [];
        }

        int first = _nodes.Count;
        do
        {
            _nodes.Push(ParseVariableDefinition());
        }
        while (!TrySkip(TokenKind.RightParenthesis));
        return _nodes.TakeFrom<VariableDefinitionNode>(first);
    }

    // https://spec.graphql.org/September2025/#VariableDefinition
    private VariableDefinitionNode ParseVariableDefinition()
    {
        int start = _token.Start;
        StringValueNode? description = ParseDescription();
        VariableNode variable = ParseVariable();
        Expect(TokenKind.Colon);
        TypeNode type = ParseTypeReference();
        ValueNode? defaultValue = TrySkip(TokenKind.EqualsSign) ? ParseValueLiteral(isConst: true) : null;
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: true);
        return new VariableDefinitionNode(description, variable, type, defaultValue, directives, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#SelectionSet
    private SelectionSetNode ParseSelectionSet()
    {
        int start = _token.Start;
        Enter();
        Expect(TokenKind.LeftBrace);
        int first = _nodes.Count;
        bool isClosed = _options.AllowEmptySelectionSets && TrySkip(TokenKind.RightBrace);
        while (!isClosed)
        {
            _nodes.Push(Peek(TokenKind.Spread) ? ParseFragment() : ParseField());
            isClosed = TrySkip(TokenKind.RightBrace);
        }

        Leave();
        return new SelectionSetNode(_nodes.TakeFrom<SelectionNode>(first), LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#Field
    private FieldNode ParseField()
    {
        int start = _token.Start;
        CountField(start);

        // "a: b" and "a" begin alike, so the name is read before we know whether it is the alias.
        NameNode name = ParseName();
        NameNode? alias = null;
        if (TrySkip(TokenKind.Colon))
        {
            (alias, name) = (name, ParseName());
        }

        IReadOnlyList<ArgumentNode> arguments = ParseArguments(isConst: false);
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: false);
        SelectionSetNode? selections = Peek(TokenKind.LeftBrace) ? ParseSelectionSet() : null;
        return new FieldNode(alias, name, arguments, directives, selections, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#FragmentSpread and #InlineFragment
    private SelectionNode ParseFragment()
    {
        int start = _token.Start;
        Expect(TokenKind.Spread);
        bool hasTypeCondition = TrySkipKeyword("on"u8);
        if (!hasTypeCondition && Peek(TokenKind.Name))
        {
            NameNode name = ParseFragmentName();
            return new FragmentSpreadNode(name, ParseDirectives(isConst: false), LocationFrom(start));
        }

        NamedTypeNode? typeCondition = hasTypeCondition ? ParseNamedType() : null;
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: false);
        SelectionSetNode selections = ParseSelectionSet();
        return new InlineFragmentNode(typeCondition, directives, selections, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#FragmentDefinition
    private FragmentDefinitionNode ParseFragmentDefinition(int start, StringValueNode? description)
    {
        ExpectKeyword("fragment");
        NameNode name = ParseFragmentName();
        ExpectKeyword("on");
        NamedTypeNode typeCondition = ParseNamedType();
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: false);
        SelectionSetNode selections = ParseSelectionSet();
        return new FragmentDefinitionNode(
            description, name, typeCondition, directives, selections, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#FragmentName
    private NameNode ParseFragmentName() => PeekKeyword("on"u8) ? throw Unexpected(_token) : ParseName();
}
