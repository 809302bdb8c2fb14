using System.Text.RegularExpressions;

namespace GraphTenancy.GraphQL.Hosting.Explaining;

/// <summary>
/// Takes values out of a plan. PostgreSQL plans with the values at hand, and its conditions quote them.
/// </summary>
internal static partial class PlanConstants
{
    /// <summary>
    /// The plan with <c>…</c> for each constant of a condition that does not stand in the statement itself; names of
    /// settings, which the policies read, stay.
    /// </summary>
    public static string Hide(string plan, string sql) => Constants.Replace(plan, match =>
        sql.Contains(match.Value, StringComparison.Ordinal)
        || match.Value.StartsWith("'app.", StringComparison.Ordinal)
            ? match.Value
            : match.Value[0] == '\'' ? "'…'" : "…");

    // A quoted literal, in which quotes are doubled, or a number behind an operator and a space: cost=0.29 has none.
    [GeneratedRegex(
        @"'(?:[^']|'')*'|(?<=[=<>+*/-] )-?\d+(?:\.\d+)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Constants { get; }
}
