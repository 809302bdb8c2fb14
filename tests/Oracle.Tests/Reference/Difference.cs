using System.Text.Json;

namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>
/// Compares the server's response with the reference's: the same fields in the same order, numbers by their digits,
/// cursors by what they stand for.
/// </summary>
internal sealed class Difference
{
    private readonly Dictionary<string, string> _cursors = new(StringComparer.Ordinal);

    /// <summary>The first difference, or null.</summary>
    public static string? Find(ReferenceAnswer expected, string body)
    {
        using JsonDocument actual = JsonDocument.Parse(body);
        if (!actual.RootElement.TryGetProperty("data", out JsonElement data))
        {
            return $"there is no data: {body}";
        }

        string[] errors = actual.RootElement.TryGetProperty("errors", out JsonElement all)
            ? [.. all.EnumerateArray().Select(Describe).Order(StringComparer.Ordinal)]
            : [];
        if (!errors.SequenceEqual(expected.Errors, StringComparer.Ordinal))
        {
            return $"errors: expected [{string.Join("; ", expected.Errors)}], got [{string.Join("; ", errors)}] {all}";
        }

        using JsonDocument reference = JsonDocument.Parse(expected.Data);
        return new Difference().Compare(reference.RootElement, data, "data");
    }

    private static string Describe(JsonElement error)
    {
        string path = error.TryGetProperty("path", out JsonElement steps) ? string.Concat(steps.EnumerateArray().Select(static s => $"/{s}")) : "";
        return $"{path}: {error.GetProperty("extensions").GetProperty("code")}";
    }

    private string? Compare(JsonElement expected, JsonElement actual, string path)
    {
        if (expected.ValueKind != actual.ValueKind)
        {
            return Said(expected, actual, path);
        }

        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                JsonProperty[] properties = [.. expected.EnumerateObject()];
                JsonProperty[] others = [.. actual.EnumerateObject()];
                return properties.Select(static p => p.Name).SequenceEqual(others.Select(static p => p.Name), StringComparer.Ordinal)
                    ? properties.Zip(others).Select(pair => Compare(pair.First.Value, pair.Second.Value, $"{path}.{pair.First.Name}"))
                        .FirstOrDefault(static difference => difference is not null)
                    : Said(expected, actual, path);
            case JsonValueKind.Array:
                return expected.GetArrayLength() == actual.GetArrayLength()
                    ? expected.EnumerateArray().Zip(actual.EnumerateArray()).Index()
                        .Select(item => Compare(item.Item.First, item.Item.Second, $"{path}.{item.Index}"))
                        .FirstOrDefault(static difference => difference is not null)
                    : Said(expected, actual, path);
            case JsonValueKind.String when expected.GetString()!.StartsWith(Resolvers.CursorMark, StringComparison.Ordinal):
                return IsSameCursor(expected.GetString()!, actual.GetString()!) ? null : Said(expected, actual, path);
            case JsonValueKind.String:
                return expected.GetString() == actual.GetString() ? null : Said(expected, actual, path);
            case JsonValueKind.Number:
                return expected.GetRawText() == actual.GetRawText() ? null : Said(expected, actual, path);
            default:
                return null;
        }
    }

    // Equal places have equal cursors, and different ones different cursors.
    private bool IsSameCursor(string meaning, string cursor)
    {
        if (cursor.Length == 0 || (_cursors.TryGetValue(cursor, out string? known) && known != meaning))
        {
            return false;
        }

        _cursors[cursor] = meaning;
        return true;
    }

    private static string Said(JsonElement expected, JsonElement actual, string path) =>
        $"{path}:\n  expected {expected.GetRawText()}\n  got      {actual.GetRawText()}";
}
