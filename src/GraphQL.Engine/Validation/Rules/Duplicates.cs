using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Finds names that stand more than once in one list.</summary>
internal static class Duplicates
{
    /// <summary>Reports one error for each name that stands several times, at all its places.</summary>
    public static void Report(ValidationContext context, IEnumerable<NameNode> names, Func<string, string> message)
    {
        foreach (IGrouping<string, NameNode> group in names.GroupBy(static name => name.Value, StringComparer.Ordinal))
        {
            NameNode[] places = [.. group];
            if (places.Length > 1)
            {
                context.Report(message(group.Key), places);
            }
        }
    }
}
