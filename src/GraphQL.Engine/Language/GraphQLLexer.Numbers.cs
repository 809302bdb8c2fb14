namespace GraphTenancy.GraphQL.Engine.Language;

/// <content>Numbers.</content>
internal ref partial struct GraphQLLexer
{
    // https://spec.graphql.org/September2025/#sec-Int-Value and #sec-Float-Value
    private Token ReadNumber()
    {
        int start = _position;
        int position = At(start) == '-' ? start + 1 : start;
        bool isFloat = false;
        if (At(position) == '0')
        {
            position++;
            if (IsDigit(At(position)))
            {
                Throw(position, $"Invalid number, unexpected digit after 0: {DescribeCharacter(position)}.");
            }
        }
        else
        {
            position = ReadDigits(position);
        }

        if (At(position) == '.')
        {
            isFloat = true;
            position = ReadDigits(position + 1);
        }

        if (At(position) is (byte)'e' or (byte)'E')
        {
            isFloat = true;
            position++;
            position = ReadDigits(At(position) is (byte)'+' or (byte)'-' ? position + 1 : position);
        }

        // "0xF1" and "1.2.3" are mistakes, never two tokens.
        if (At(position) == '.' || IsNameStart(At(position)))
        {
            Throw(position, $"Invalid number, expected digit but got: {DescribeCharacter(position)}.");
        }

        _position = position;
        return new Token(isFloat ? TokenKind.Float : TokenKind.Int, start, position);
    }

    private readonly int ReadDigits(int position)
    {
        if (!IsDigit(At(position)))
        {
            Throw(position, $"Invalid number, expected digit but got: {DescribeCharacter(position)}.");
        }

        do
        {
            position++;
        }
        while (IsDigit(At(position)));

        return position;
    }
}
