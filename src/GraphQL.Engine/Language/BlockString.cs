using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>The value of a block string.</summary>
/// <remarks>https://spec.graphql.org/September2025/#BlockStringValue()</remarks>
internal static class BlockString
{
    private const int MaxSingleLine = 70;

    /// <summary>Removes the escapes, the common indentation and the blank lines at both ends.</summary>
    /// <param name="raw">The text between the quotes.</param>
    public static string Parse(ReadOnlySpan<byte> raw)
    {
        (int commonIndent, int firstLine, int lastLine) = Measure(raw);
        var value = new ArrayBufferWriter<byte>(Math.Max(raw.Length, 1));
        for (int line = 0; line <= lastLine; line++)
        {
            ReadOnlySpan<byte> text = NextLine(ref raw);
            if (line < firstLine)
            {
                continue;
            }

            if (line > firstLine)
            {
                value.Write("\n"u8);
            }

            WriteUnescaped(value, line == 0 ? text : text[Math.Min(commonIndent, text.Length)..]);
        }

        return Encoding.UTF8.GetString(value.WrittenSpan);
    }

    /// <summary>Prints a value between triple quotes, on lines of its own when it is long or has several.</summary>
    /// <returns>
    /// <see langword="false"/> when the value would not survive, such as one that begins with a blank line.
    /// </returns>
    public static bool TryPrint(string value, [NotNullWhen(true)] out string? text)
    {
        string escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        bool isSingleLine = !value.Contains('\n', StringComparison.Ordinal);

        // A quote or a backslash at the end would join the closing quotes.
        bool isBroken = !isSingleLine || value.Length > MaxSingleLine || value.EndsWith('"') || value.EndsWith('\\');

        // Spaces at the start of a single line are kept only right after the quotes.
        bool startsOnNewLine = isBroken && !(isSingleLine && StartsWithSpace(value));
        string content = $"{(startsOnNewLine ? "\n" : "")}{escaped}{(isBroken ? "\n" : "")}";
        text = $"\"\"\"{content}\"\"\"";
        return Parse(Encoding.UTF8.GetBytes(content)) == value;
    }

    private static bool StartsWithSpace(string value) => value.StartsWith(' ') || value.StartsWith('\t');

    private static (int CommonIndent, int FirstLine, int LastLine) Measure(ReadOnlySpan<byte> raw)
    {
        int commonIndent = int.MaxValue;
        int firstLine = -1;
        int lastLine = -1;
        int lines = CountLines(raw);
        for (int line = 0; line < lines; line++)
        {
            ReadOnlySpan<byte> text = NextLine(ref raw);
            int indent = text.IndexOfAnyExcept((byte)' ', (byte)'\t');
            if (indent < 0)
            {
                continue;
            }

            firstLine = firstLine < 0 ? line : firstLine;
            lastLine = line;

            // The first line follows the quotes, so its indentation says nothing about the others.
            commonIndent = line == 0 ? commonIndent : Math.Min(commonIndent, indent);
        }

        return (commonIndent, firstLine, lastLine);
    }

    private static int CountLines(ReadOnlySpan<byte> raw)
    {
        int lines = 1;
        for (int end = raw.IndexOfAny((byte)'\n', (byte)'\r'); end >= 0; end = raw.IndexOfAny((byte)'\n', (byte)'\r'))
        {
            NextLine(ref raw);
            lines++;
        }

        return lines;
    }

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
        int next = end < 0 ? rest.Length : end + 1;
        if (end >= 0 && rest[end] == '\r' && next < rest.Length && rest[next] == '\n')
        {
            next++;
        }

        rest = rest[next..];
        return line;
    }

    private static void WriteUnescaped(ArrayBufferWriter<byte> value, ReadOnlySpan<byte> line)
    {
        for (int escape = line.IndexOf("\\\"\"\""u8); escape >= 0; escape = line.IndexOf("\\\"\"\""u8))
        {
            value.Write(line[..escape]);
            value.Write("\"\"\""u8);
            line = line[(escape + 4)..];
        }

        value.Write(line);
    }
}
