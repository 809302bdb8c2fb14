namespace GraphTenancy.GraphQL.Engine.Types.Building;

/// <summary>The order of names that graphql-js uses: digits count as a number, so T2 comes before T10.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder()
    {
    }

    /// <summary>The only instance.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x;
        ReadOnlySpan<char> right = y;
        while (!left.IsEmpty && !right.IsEmpty)
        {
            int difference = char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0])
                ? ReadNumber(ref left).CompareTo(ReadNumber(ref right))
                : ReadCharacter(ref left) - ReadCharacter(ref right);
            if (difference != 0)
            {
                return difference;
            }
        }

        return left.Length - right.Length;
    }

    private static char ReadCharacter(ref ReadOnlySpan<char> text)
    {
        char first = text[0];
        text = text[1..];
        return first;
    }

    // A zero in front is a number of its own, so that "01" and "1" do not count as equal.
    private static double ReadNumber(ref ReadOnlySpan<char> text)
    {
        double number = 0;
        do
        {
            number = (number * 10) + ReadCharacter(ref text) - '0';
        }
        while (!text.IsEmpty && char.IsAsciiDigit(text[0]) && number > 0);
        return number;
    }
}
