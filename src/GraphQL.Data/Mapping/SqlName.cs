using System.Text;

namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>Names in SQL and GraphQL made from C# names.</summary>
internal static class SqlName
{
    /// <summary><c>PlacedAt</c> to <c>placed_at</c>.</summary>
    public static string SnakeCase(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            bool isWordStart = i > 0 && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (isWordStart && name[i - 1] != '_')
            {
                result.Append('_');
            }

            result.Append(char.ToLowerInvariant(name[i]));
        }

        return result.ToString();
    }

    /// <summary><c>PlacedAt</c> to <c>placedAt</c>, <c>ID</c> to <c>id</c>.</summary>
    public static string CamelCase(string name)
    {
        int upper = 0;
        while (upper < name.Length && char.IsUpper(name[upper]))
        {
            upper++;
        }

        // "IPAddress" is "ipAddress": the last capital of a run begins the next word, unless the run is the whole name.
        int lower = upper > 1 && upper < name.Length ? upper - 1 : upper;
        return name[..lower].ToLowerInvariant() + name[lower..];
    }

    /// <summary>
    /// Whether the name needs no quotes: names go into SQL text as they are, so nothing else may come in here.
    /// </summary>
    public static bool IsPlain(string name)
    {
        if (name.Length is 0 or > 63 || !(name[0] == '_' || char.IsAsciiLetterLower(name[0])))
        {
            return false;
        }

        return name.All(static c => c == '_' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
    }
}
