using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Types.Comparison;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>Changes of a schema for people and for programs.</summary>
internal static class SchemaChangeReport
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One line per change below the name of its class, the worst class first; the counts last.</summary>
    public static string AsText(IReadOnlyList<SchemaChange> changes)
    {
        if (changes.Count == 0)
        {
            return "The schemas are the same.";
        }

        var text = new StringBuilder();
        foreach (IGrouping<SchemaChangeSeverity, SchemaChange> group in changes
            .GroupBy(static change => change.Severity)
            .OrderByDescending(static group => group.Key))
        {
            text.Append(group.Key).Append('\n');
            foreach (SchemaChange change in group)
            {
                // A description may hold several lines.
                text.Append("  ").Append(change.Message.ReplaceLineEndings(" ")).Append("  ").Append(change.Code)
                    .Append('\n');
            }

            text.Append('\n');
        }

        return text.Append(Summary(changes)).ToString();
    }

    /// <summary>The counts, such as <c>1 breaking, 0 dangerous, 3 safe</c>.</summary>
    public static string Summary(IReadOnlyList<SchemaChange> changes) =>
        $"{Count(changes, SchemaChangeSeverity.Breaking)} breaking, "
        + $"{Count(changes, SchemaChangeSeverity.Dangerous)} dangerous, "
        + $"{Count(changes, SchemaChangeSeverity.Safe)} safe";

    /// <summary>The counts and the changes in the order of the schema.</summary>
    public static string AsJson(IReadOnlyList<SchemaChange> changes)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            foreach (SchemaChangeSeverity severity in Enum.GetValues<SchemaChangeSeverity>().Reverse())
            {
                json.WriteNumber(NameOf(severity), Count(changes, severity));
            }

            json.WriteStartArray("changes");
            foreach (SchemaChange change in changes)
            {
                json.WriteStartObject();
                json.WriteString("severity", NameOf(change.Severity));
                json.WriteString("code", change.Code);
                json.WriteString("path", change.Path);
                json.WriteString("message", change.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static int Count(IReadOnlyList<SchemaChange> changes, SchemaChangeSeverity severity) =>
        changes.Count(change => change.Severity == severity);

    private static string NameOf(SchemaChangeSeverity severity) => severity.ToString().ToLowerInvariant();
}
