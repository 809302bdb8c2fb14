using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Schema;

/// <summary>
/// Makes answers the same in every run: what is random gets a number in the order of its first appearance.
/// </summary>
internal static partial class Readable
{
    private static readonly HashSet<string> Opaque = ["id", "cursor", "startCursor", "endCursor", "orderNumber", "userCode", "email"];

    /// <summary>The answer's body for a snapshot.</summary>
    public static string ToReadable(this TestAnswer answer)
    {
        var names = new Dictionary<string, string>();
        JsonNode? body = JsonNode.Parse(answer.Body);
        Replace(body, "", names);
        return Snapshot.Format(body);
    }

    private static void Replace(JsonNode? node, string name, Dictionary<string, string> names)
    {
        switch (node)
        {
            case JsonObject item:
                foreach (string key in item.Select(static field => field.Key).ToArray())
                {
                    Replace(item[key], key, names);
                }

                break;
            case JsonArray list:
                foreach (JsonNode? item in list.ToArray())
                {
                    Replace(item, name, names);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                value.ReplaceWith(Scrub(value.GetValue<string>(), name, names));
                break;
        }
    }

    private static string Scrub(string text, string name, Dictionary<string, string> names)
    {
        if (Moment().IsMatch(text))
        {
            return "<time>";
        }

        if (Opaque.Contains(name) && !text.StartsWith("fixed", StringComparison.Ordinal))
        {
            return Named(text, name, names);
        }

        text = Uuid().Replace(text, match => Named(match.Value.Replace("-", "", StringComparison.Ordinal), "uuid", names));
        return TenantCode().Replace(text, "<tenant>");
    }

    private static string Named(string text, string kind, Dictionary<string, string> names)
    {
        if (!names.TryGetValue(text, out string? known))
        {
            int number = names.Values.Count(other => other.StartsWith($"<{kind} ", StringComparison.Ordinal)) + 1;
            names[text] = known = string.Create(CultureInfo.InvariantCulture, $"<{kind} {number}>");
        }

        return known;
    }

    [GeneratedRegex(
        @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(
        "[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Uuid();

    [GeneratedRegex(
        @"\bt[0-9a-f]{12}\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex TenantCode();
}
