using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Finds names that stand more than once in one list.</summary>
internal static class Duplicates
{
    // Up to here it is faster to compare each with each than to group them.
    private const int FewNodes = 16;

    /// <summary>Reports one error for each name that stands several times, at all its places.</summary>
    public static void Report<T>(
        ValidationContext context, IReadOnlyList<T> nodes, Func<T, NameNode> nameOf, Func<string, string> message)
    {
        if (nodes.Count <= FewNodes && AllDiffer(nodes.AsSpan(), nameOf))
        {
            return;
        }

        IEnumerable<IGrouping<string, NameNode>> groups =
            nodes.Select(nameOf).GroupBy(static name => name.Value, StringComparer.Ordinal);
        foreach (IGrouping<string, NameNode> group in groups)
        {
            NameNode[] places = [.. group];
            if (places.Length > 1)
            {
                context.Report(message(group.Key), places);
            }
        }
    }

    private static bool AllDiffer<T>(ReadOnlySpan<T> nodes, Func<T, NameNode> nameOf)
    {
        for (int i = 1; i < nodes.Length; i++)
        {
            string name = nameOf(nodes[i]).Value;
            for (int j = 0; j < i; j++)
            {
                if (nameOf(nodes[j]).Value == name)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
