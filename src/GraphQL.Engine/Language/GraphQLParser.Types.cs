namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>Type references.</content>
public ref partial struct GraphQLParser
{
    // https://spec.graphql.org/September2025/#Type
    private TypeNode ParseTypeReference()
    {
        int start = _token.Start;
        TypeNode type = Peek(TokenKind.LeftBracket) ? ParseListType() : ParseNamedType();
        return TrySkip(TokenKind.Bang) ? new NonNullTypeNode(type, LocationFrom(start)) : type;
    }

    // https://spec.graphql.org/September2025/#ListType
    private ListTypeNode ParseListType()
    {
        int start = _token.Start;
        Enter();
        Expect(TokenKind.LeftBracket);
        TypeNode type = ParseTypeReference();
        Expect(TokenKind.RightBracket);
        Leave();
        return new ListTypeNode(type, LocationFrom(start));
    }

    // https://spec.graphql.org/September2025/#NamedType
    private NamedTypeNode ParseNamedType()
    {
        NameNode name = ParseName();
        return new NamedTypeNode(name, LocationFrom(name.Start));
    }
}
