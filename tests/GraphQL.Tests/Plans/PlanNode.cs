using System.Text.Json;
using System.Text.RegularExpressions;

namespace GraphTenancy.GraphQL.Tests.Plans;

/// <summary>A step of a plan, from <c>explain (verbose, format json)</c>.</summary>
public sealed class PlanNode
{
    private PlanNode(JsonElement node)
    {
        Type = Text(node, "Node Type") ?? "";
        Table = Text(node, "Relation Name") is { } table ? $"{Text(node, "Schema")}.{table}" : null;
        IndexCondition = Text(node, "Index Cond");
        Children = node.TryGetProperty("Plans", out JsonElement plans)
            ? [.. plans.EnumerateArray().Select(static plan => new PlanNode(plan))]
            : [];
    }

    public string Type { get; }

    /// <summary>The table that is scanned here; null for other steps.</summary>
    public string? Table { get; }

    public string? IndexCondition { get; }

    public IReadOnlyList<PlanNode> Children { get; }

    /// <summary>This step and all below.</summary>
    public IEnumerable<PlanNode> All => Children.SelectMany(static child => child.All).Prepend(this);

    public static PlanNode Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return new PlanNode(document.RootElement[0].GetProperty("Plan"));
    }

    /// <summary>
    /// The scans that no tenant narrows. All indexes begin with <c>tenant_id</c>, so a condition on it is one on the
    /// index's beginning.
    /// </summary>
    public IEnumerable<string> ScansWithoutTenant() => All
        .Where(static node => node.Table is not null && !node.Conditions().Any(static c => Names(c, "tenant_id")))
        .Select(static node => $"{node.Type} on {node.Table}, index condition: {node.IndexCondition ?? "none"}");

    /// <summary>Whether every scan of the table has an index condition on the column, or one of them.</summary>
    public bool Searches(string table, string column) =>
        All.Any(node => node.Table == table && node.Conditions().Any(condition => Names(condition, column)));

    // A bitmap is made by the index scans below; with "or" each of them has to be narrowed.
    private IEnumerable<string> Conditions()
    {
        if (Type != "Bitmap Heap Scan")
        {
            return IndexCondition is null ? [] : [IndexCondition];
        }

        string[] conditions = [.. Bitmaps(this).Select(static scan => scan.IndexCondition ?? "")];
        return Array.TrueForAll(conditions, static condition => Names(condition, "tenant_id")) ? conditions : [];
    }

    private static IEnumerable<PlanNode> Bitmaps(PlanNode node) => node.Children.SelectMany(
        static child => child.Type == "Bitmap Index Scan" ? [child] : Bitmaps(child));

    private static bool Names(string condition, string column) =>
        Regex.IsMatch(condition, $@"\b{column}\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
