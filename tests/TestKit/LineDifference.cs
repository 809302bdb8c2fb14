using System.Text;

namespace GraphTenancy.TestKit;

/// <summary>Says in which lines two texts differ.</summary>
internal static class LineDifference
{
    private const int MostLines = 60;

    /// <summary>
    /// The lines, <c>-</c> for those only in the first text and <c>+</c> for those only in the second.
    /// </summary>
    public static string Describe(string before, string after)
    {
        string[] old = before.Split('\n');
        string[] now = after.Split('\n');
        int[,] common = CommonTails(old, now);
        var text = new StringBuilder();
        int shown = 0;
        bool inside = false;
        for (int i = 0, j = 0; (i < old.Length || j < now.Length) && shown < MostLines;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                (i, j, inside) = (i + 1, j + 1, false);
                continue;
            }

            text.Append(inside ? "" : $"{(text.Length > 0 ? "\n" : "")}line {j + 1}");
            bool isOld = i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]);
            text.Append(isOld ? $"\n- {old[i++]}" : $"\n+ {now[j++]}");
            (inside, shown) = (true, shown + 1);
        }

        return text.Append(shown == MostLines ? "\n…" : "").ToString();
    }

    // The length of the longest common subsequence from each pair of lines on.
    private static int[,] CommonTails(string[] old, string[] now)
    {
        int[,] common = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
