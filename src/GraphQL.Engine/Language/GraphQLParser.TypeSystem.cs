namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>
/// Definitions and extensions of the type system. An extension has no description and must add something.
/// </content>
public ref partial struct GraphQLParser
{
    // https://spec.graphql.org/September2025/#TypeSystemDefinitionOrExtension
    private TypeSystemDefinitionNode? ParseTypeSystemDefinition(
        int start, StringValueNode? description, bool isExtension)
    {
        string? keyword = Peek(TokenKind.Name) ? _lexer.ValueOf(_token) : null;
        switch (keyword)
        {
            case "schema":
                return ParseSchemaDefinition(start, description, isExtension);
            case "scalar":
                return ParseScalarTypeDefinition(start, description, isExtension);
            case "type":
                return ParseObjectTypeDefinition(start, description, isExtension);
            case "interface":
                return ParseInterfaceTypeDefinition(start, description, isExtension);
            case "union":
                return ParseUnionTypeDefinition(start, description, isExtension);
            case "enum":
                return ParseEnumTypeDefinition(start, description, isExtension);
            case "input":
                return ParseInputObjectTypeDefinition(start, description, isExtension);
            case "directive":
                return ParseDirectiveDefinition(start, description, isExtension);
            default:
                return null;
        }
    }

    // https://spec.graphql.org/September2025/#SchemaDefinition and #SchemaExtension
    private SchemaDefinitionNode ParseSchemaDefinition(int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("schema");
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: true);
        IReadOnlyList<OperationTypeDefinitionNode> operationTypes =
            isExtension && !Peek(TokenKind.LeftBrace) ? [] : ParseOperationTypeDefinitions();
        RefuseEmptyExtension(isExtension, directives.Count + operationTypes.Count);
        return new SchemaDefinitionNode(description, directives, operationTypes, isExtension, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#RootOperationTypeDefinition
    private IReadOnlyList<OperationTypeDefinitionNode> ParseOperationTypeDefinitions()
    {
        Expect(TokenKind.LeftBrace);
        var operationTypes = new List<OperationTypeDefinitionNode>(3);
        do
        {
            int start = _token.Start;
            OperationType operation = ParseOperationType();
            Expect(TokenKind.Colon);
            NamedTypeNode type = ParseNamedType();
            operationTypes.Add(new OperationTypeDefinitionNode(operation, type, LocationFrom(start)));
        }
        while (!TrySkip(TokenKind.RightBrace));
        return operationTypes;
    }

    // https://spec.graphql.org/September2025/#ScalarTypeDefinition
    private ScalarTypeDefinitionNode ParseScalarTypeDefinition(
        int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("scalar");
        NameNode name = ParseName();
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: true);
        RefuseEmptyExtension(isExtension, directives.Count);
        return new ScalarTypeDefinitionNode(description, name, directives, isExtension, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#ObjectTypeDefinition
    private ObjectTypeDefinitionNode ParseObjectTypeDefinition(
        int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("type");
        NameNode name = ParseName();
        IReadOnlyList<NamedTypeNode> interfaces = ParseImplementsInterfaces();
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: true);
        IReadOnlyList<FieldDefinitionNode> fields = ParseFieldsDefinition();
        RefuseEmptyExtension(isExtension, interfaces.Count + directives.Count + fields.Count);
        return new ObjectTypeDefinitionNode(
            description, name, interfaces, directives, fields, isExtension, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#InterfaceTypeDefinition
    private InterfaceTypeDefinitionNode ParseInterfaceTypeDefinition(
        int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("interface");
        NameNode name = ParseName();
        IReadOnlyList<NamedTypeNode> interfaces = ParseImplementsInterfaces();
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: true);
        IReadOnlyList<FieldDefinitionNode> fields = ParseFieldsDefinition();
        RefuseEmptyExtension(isExtension, interfaces.Count + directives.Count + fields.Count);
        return new InterfaceTypeDefinitionNode(
            description, name, interfaces, directives, fields, isExtension, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#UnionTypeDefinition
    private UnionTypeDefinitionNode ParseUnionTypeDefinition(
        int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("union");
        NameNode name = ParseName();
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: true);
        IReadOnlyList<NamedTypeNode> types = TrySkip(TokenKind.EqualsSign) ? ParseNamedTypes(TokenKind.Pipe) : [];
        RefuseEmptyExtension(isExtension, directives.Count + types.Count);
        return new UnionTypeDefinitionNode(description, name, directives, types, isExtension, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#EnumTypeDefinition
    private EnumTypeDefinitionNode ParseEnumTypeDefinition(
        int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("enum");
        NameNode name = ParseName();
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: true);
        IReadOnlyList<EnumValueDefinitionNode> values = ParseEnumValuesDefinition();
        RefuseEmptyExtension(isExtension, directives.Count + values.Count);
        return new EnumTypeDefinitionNode(description, name, directives, values, isExtension, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#InputObjectTypeDefinition
    private InputObjectTypeDefinitionNode ParseInputObjectTypeDefinition(
        int start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("input");
        NameNode name = ParseName();
        IReadOnlyList<DirectiveNode> directives = ParseDirectives(isConst: true);
        IReadOnlyList<InputValueDefinitionNode> fields =
            ParseInputValueDefinitions(TokenKind.LeftBrace, TokenKind.RightBrace);
        RefuseEmptyExtension(isExtension, directives.Count + fields.Count);
        return new InputObjectTypeDefinitionNode(
            description, name, directives, fields, isExtension, LocationFrom(start));
    }

    private readonly void RefuseEmptyExtension(bool isExtension, int additions)
    {
        if (isExtension && additions == 0)
        {
            throw Unexpected(_token);
        }
    }
}
