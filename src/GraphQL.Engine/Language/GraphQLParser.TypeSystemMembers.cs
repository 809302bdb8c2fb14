using System.Collections.Frozen;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>What definitions of the type system consist of, and directive definitions.</content>
public ref partial struct GraphQLParser
{
    // https://spec.graphql.org/September2025/#DirectiveLocation
    private static readonly FrozenSet<string> DirectiveLocations = FrozenSet.Create(
        StringComparer.Ordinal,
        "QUERY",
        "MUTATION",
        "SUBSCRIPTION",
        "FIELD",
        "FRAGMENT_DEFINITION",
        "FRAGMENT_SPREAD",
        "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION",
        "FRAGMENT_VARIABLE_DEFINITION",
        "SCHEMA",
        "SCALAR",
        "OBJECT",
        "FIELD_DEFINITION",
        "ARGUMENT_DEFINITION",
        "INTERFACE",
        "UNION",
        "ENUM",
        "ENUM_VALUE",
        "INPUT_OBJECT",
        "INPUT_FIELD_DEFINITION",
        "DIRECTIVE_DEFINITION");

    // https://spec.graphql.org/September2025/#ImplementsInterfaces
    private IReadOnlyList<NamedTypeNode> ParseImplementsInterfaces() =>
        TrySkipKeyword("implements"u8) ? ParseNamedTypes(TokenKind.Ampersand) : [];

    // The first separator is optional, so that a list can be written one item per line.
    private IReadOnlyList<NamedTypeNode> ParseNamedTypes(TokenKind separator)
    {
        TrySkip(separator);
        var types = new List<NamedTypeNode>();
        do
        {
            types.Add(ParseNamedType());
        }
        while (TrySkip(separator));
        return types;
    }

    // https://spec.graphql.org/September2025/#FieldsDefinition
    private IReadOnlyList<FieldDefinitionNode> ParseFieldsDefinition()
    {
        if (!TrySkip(TokenKind.LeftBrace))
        {
            return [];
        }

        var fields = new List<FieldDefinitionNode>();
        do
        {
            fields.Add(ParseFieldDefinition());
        }
        while (!TrySkip(TokenKind.RightBrace));
        return fields;
    }

    // https://spec.graphql.org/September2025/#FieldDefinition
    private FieldDefinitionNode ParseFieldDefinition()
    {
        int start = _token.Start;
        StringValueNode? description = ParseDescription();
        NameNode name = ParseName();
        IReadOnlyList<InputValueDefinitionNode> arguments =
            ParseInputValueDefinitions(TokenKind.LeftParenthesis, TokenKind.RightParenthesis);
        Expect(TokenKind.Colon);
        TypeNode type = ParseTypeReference();
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: true);
        return new FieldDefinitionNode(description, name, arguments, type, directives, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#ArgumentsDefinition and #InputFieldsDefinition
    private IReadOnlyList<InputValueDefinitionNode> ParseInputValueDefinitions(TokenKind open, TokenKind close)
    {
        if (!TrySkip(open))
        {
            return [];
        }

        var values = new List<InputValueDefinitionNode>();
        do
        {
            values.Add(ParseInputValueDefinition());
        }
        while (!TrySkip(close));
        return values;
    }

    // https://spec.graphql.org/September2025/#InputValueDefinition
    private InputValueDefinitionNode ParseInputValueDefinition()
    {
        int start = _token.Start;
        StringValueNode? description = ParseDescription();
        NameNode name = ParseName();
        Expect(TokenKind.Colon);
        TypeNode type = ParseTypeReference();
        ValueNode? defaultValue = TrySkip(TokenKind.EqualsSign) ? ParseValueLiteral(isConst: true) : null;
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: true);
        return new InputValueDefinitionNode(description, name, type, defaultValue, directives, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#EnumValuesDefinition
    private IReadOnlyList<EnumValueDefinitionNode> ParseEnumValuesDefinition()
    {
        if (!TrySkip(TokenKind.LeftBrace))
        {
            return [];
        }

        var values = new List<EnumValueDefinitionNode>();
        do
        {
            int start = _token.Start;
            StringValueNode? description = ParseDescription();
            NameNode name = ParseEnumValueName();
            IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: true);
            values.Add(new EnumValueDefinitionNode(description, name, directives, LocationFrom(start)));
        }
        while (!TrySkip(TokenKind.RightBrace));
        return values;
    }

    // https://spec.graphql.org/September2025/#EnumValue
    private NameNode ParseEnumValueName()
    {
        if (PeekKeyword("true"u8) || PeekKeyword("false"u8) || PeekKeyword("null"u8))
        {
            Throw(_token.Start, $"{Describe(_token)} is reserved and cannot be used for an enum value.");
        }

        return ParseName();
    }

    // https://spec.graphql.org/September2025/#DirectiveDefinition
    private DirectiveDefinitionNode ParseDirectiveDefinition(
        int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("directive");
        Expect(TokenKind.At);
        NameNode name = ParseName();
        if (isExtension)
        {
            IReadOnlyList<DirectiveNode> added = ParseDirectives(isConst: true);
            RefuseEmptyExtension(isExtension, added.Count);
            return new DirectiveDefinitionNode(null, name, [], added, false, [], true, LocationFrom(start));
        }

        IReadOnlyList<InputValueDefinitionNode> arguments =
            ParseInputValueDefinitions(TokenKind.LeftParenthesis, TokenKind.RightParenthesis);
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: true);
        bool isRepeatable = TrySkipKeyword("repeatable"u8);
        ExpectKeyword("on");
        IReadOnlyList<NameNode> locations = ParseDirectiveLocations();
        return new DirectiveDefinitionNode(
            description, name, arguments, directives, isRepeatable, locations, false, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#DirectiveLocations
    private IReadOnlyList<NameNode> ParseDirectiveLocations()
    {
        TrySkip(TokenKind.Pipe);
        var locations = new List<NameNode>();
        do
        {
            Token token = _token;
            NameNode name = ParseName();
            locations.Add(DirectiveLocations.Contains(name.Value) ? name : throw Unexpected(token));
        }
        while (TrySkip(TokenKind.Pipe));
        return locations;
    }
}
