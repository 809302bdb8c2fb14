using System.Runtime.InteropServices;
using System.Text;

namespace GraphTenancy.GraphQL.Engine.Language;

/// <summary>
/// Collects the parts of a printed node. Whether a list stands on one line is decided when all its items are
/// written and measured; only its separators are then replaced, so printing stays linear at any depth.
/// </summary>
internal sealed class SyntaxWriter
{
    private const int IndentSize = 2;
    private const string BlankLine = "\n\n";

    private readonly List<Part> _parts = [];
    private int _length;
    private int _newLines;

    /// <summary>Writes text; a line that starts within it gets the indentation of its surroundings.</summary>
    public void Write(string text)
    {
        _parts.Add(new Part(text, 0));
        _length += text.Length;
        _newLines += text.AsSpan().Count('\n');
    }

    /// <summary>Opens a list; every item is announced by <see cref="NextItem"/>.</summary>
    public Group Open(string bracket)
    {
        Write(bracket);
        _parts.Add(default);
        return new Group(_parts.Count - 1, _length, _newLines);
    }

    /// <summary>
    /// Separates the next item from the one before it; when the list is broken, by a blank line if it is spaced.
    /// </summary>
    public void NextItem(Group group, string separator, bool isSpaced = false)
    {
        if (group.HasItems)
        {
            Write(separator);
            group.Separators.Add((_parts.Count - 1, isSpaced));
        }

        group.HasItems = true;
    }

    /// <summary>Closes a list; when it is broken, its brackets and items stand on lines of their own.</summary>
    /// <param name="group">The list.</param>
    /// <param name="bracket">What ends it.</param>
    /// <param name="isBroken">Whether it is broken.</param>
    /// <param name="isIndented">Whether the lines of a broken list are indented.</param>
    /// <param name="padding">What stands inside the brackets of a list that is not broken.</param>
    public void Close(
        Group group, string bracket, bool isBroken, bool isIndented = true, string padding = "")
    {
        _parts.Add(default);
        if (isBroken)
        {
            Break(group, isIndented ? 1 : 0);
        }
        else
        {
            _parts[group.Start] = _parts[^1] = new Part(padding, 0);
            _length += 2 * padding.Length;
        }

        Write(bracket);
    }

    /// <summary>Characters of the items and separators so far, with the indentation of lines within them.</summary>
    public int LengthOf(Group group) => _length - group.StartLength;

    /// <summary>Whether an item of the list has several lines, such as a description above it.</summary>
    public bool HasLines(Group group) => _newLines > group.StartNewLines;

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(_length);
        int indentation = 0;
        foreach (Part part in CollectionsMarshal.AsSpan(_parts))
        {
            indentation += part.Indent * IndentSize;
            WriteIndented(text, part.Text, indentation);
        }

        return text.ToString();
    }

    private static void WriteIndented(StringBuilder text, ReadOnlySpan<char> part, int indentation)
    {
        if (part is BlankLine)
        {
            // Between items a blank line is empty; within a description it is indented like the others.
            text.Append('\n');
            part = part[1..];
        }

        for (int end = part.IndexOf('\n'); end >= 0; end = part.IndexOf('\n'))
        {
            text.Append(part[..(end + 1)]).Append(' ', indentation);
            part = part[(end + 1)..];
        }

        text.Append(part);
    }

    private void Break(Group group, int indent)
    {
        foreach ((int separator, bool isSpaced) in group.Separators)
        {
            _length -= _parts[separator].Text.Length - 1;
            _newLines += _parts[separator].Text == "\n" ? 0 : 1;
            _parts[separator] = new Part(isSpaced ? BlankLine : "\n", 0);
        }

        int lines = _newLines - group.StartNewLines + 1;
        _length += (lines * indent * IndentSize) + 2;
        _newLines += 2;
        _parts[group.Start] = new Part("\n", indent);
        _parts[^1] = new Part("\n", -indent);
    }

    /// <summary>A list that is being written.</summary>
    internal sealed class Group(int start, int startLength, int startNewLines)
    {
        public int Start { get; } = start;

        public int StartLength { get; } = startLength;

        public int StartNewLines { get; } = startNewLines;

        public List<(int Part, bool IsSpaced)> Separators { get; } = [];

        public bool HasItems { get; set; }
    }

    // The change of the indentation holds from this part on, so also for a line that starts within it.
    private readonly record struct Part(string? OptionalText, int Indent)
    {
        public string Text => OptionalText ?? "";
    }
}
