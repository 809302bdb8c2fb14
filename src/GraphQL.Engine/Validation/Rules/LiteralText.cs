using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>The text of a literal in a message: as the client wrote it, but not longer than a line.</summary>
internal static class LiteralText
{
    private const int MaxLength = 100;

    public static string Of(ValueNode value)
    {
        string text = value.Location is { Source: { } source, Start: var start, End: var end }
            ? System.Text.Encoding.UTF8.GetString(source.Utf8[start..Math.Min(end, start + (MaxLength * 4))])
            : value.GetType().Name;
        return text.Length <= MaxLength ? text : $"{text.AsSpan(0, MaxLength)}…";
    }
}
