using System.Text;

namespace GraphTenancy.GraphQL.Data.Filtering;

/// <summary>Patterns of <c>LIKE</c>.</summary>
internal static class LikePattern
{
    /// <summary>Makes a text that matches itself: the wildcards and the escape character lose their meaning.</summary>
    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny('%', '_', '\\') < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            if (c is '%' or '_' or '\\')
            {
                result.Append('\\');
            }

            result.Append(c);
        }

        return result.ToString();
    }
}
