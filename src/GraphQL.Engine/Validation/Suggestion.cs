using GraphTenancy.GraphQL.Engine.Types.Building;

namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>Finds names that a client may have meant.</summary>
internal static class Suggestion
{
    private const int MaxSuggestions = 5;

    /// <summary>The candidates near to a name, nearest first.</summary>
    public static List<string> Near(string name, IEnumerable<string> candidates)
    {
        // Two in five characters may differ. A longer difference of length cannot be made up, so that a name
        // of 100,000 characters costs nothing.
        int threshold = (int)(name.Length * 0.4) + 1;
        return [.. candidates
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= threshold)
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(found => found.Distance <= threshold)
            .OrderBy(static found => found.Distance)
            .ThenBy(static found => found.Name, NaturalOrder.Instance)
            .Take(MaxSuggestions)
            .Select(static found => found.Name)];
    }

    /// <summary>The text " Did you mean "a" or "b"?", with the leading space; empty without names.</summary>
    public static string DidYouMean(IReadOnlyList<string> names, string what = "") => names.Count switch
    {
        0 => "",
        1 => $" Did you mean {what}\"{names[0]}\"?",
        2 => $" Did you mean {what}\"{names[0]}\" or \"{names[1]}\"?",
        _ => $" Did you mean {what}{Quoted(names.SkipLast(1))}, or \"{names[^1]}\"?",
    };

    private static string Quoted(IEnumerable<string> names) =>
        string.Join(", ", names.Select(static name => $"\"{name}\""));

    /// <summary>
    /// Edits from one name to the other: insert, delete, replace, swap neighbours; a change of case alone is one.
    /// </summary>
    private static int Distance(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.OrdinalIgnoreCase))
        {
            return string.Equals(left, right, StringComparison.Ordinal) ? 0 : 1;
        }

        string a = left.ToLowerInvariant();
        string b = right.ToLowerInvariant();
        int[] beforePrevious = new int[b.Length + 1];
        int[] previous = new int[b.Length + 1];
        int[] current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[b.Length];
    }
}
