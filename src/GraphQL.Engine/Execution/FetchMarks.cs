using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>
/// What a fetch left open in the text of its answer: the fields that code computes, with their parents, and the fields
/// that failed. Where such a field stands, the text has a mark instead of a value, and the engine completes the answer.
/// </summary>
/// <remarks>
/// A mark begins with the byte 1, which no JSON text holds, since control characters are escaped in strings and stand
/// nowhere else. So a part of an answer without that byte is copied as it is. For one fetch of one request.
/// </remarks>
public sealed class FetchMarks
{
    private const byte Sign = 1;
    private const int MaxDigits = 11;

    private static readonly byte[] TypeProperty = [(byte)'"', Sign, (byte)'"', (byte)':'];

    private readonly List<object> _items = [];
    private bool _hasTypes;

    /// <summary>Whether nothing was left open.</summary>
    public bool IsEmpty => _items.Count == 0 && !_hasTypes;

    /// <summary>Keeps the parent of computed fields; returns its number for <see cref="WriteParent"/>.</summary>
    public int AddParent(object parent)
    {
        _items.Add(parent);
        return _items.Count - 1;
    }

    /// <summary>Writes, in the place of a computed field, who its parent is.</summary>
    public static void WriteParent(ResultWriter writer, int parent) => WriteMark(writer, parent);

    /// <summary>Writes, in the place of a field's value, why it failed.</summary>
    public void WriteFailure(ResultWriter writer, Exception failure)
    {
        _items.Add(new FailedField(failure));
        WriteMark(writer, _items.Count - 1);
    }

    /// <summary>
    /// Writes the name of an object's type; as the first property of each object of an interface or union.
    /// </summary>
    public void WriteType(ResultWriter writer, string typeName)
    {
        _hasTypes = true;
        writer.WriteProperty(TypeProperty);
        writer.WriteString(typeName);
    }

    internal static bool AreIn(ReadOnlySpan<byte> text) => text.Contains(Sign);

    internal static bool IsAt(ReadOnlySpan<byte> text) => text is [Sign, ..];

    internal static string? TryReadType(ReadOnlySpan<byte> text, ref int position)
    {
        if (!text[position..].StartsWith(TypeProperty))
        {
            return null;
        }

        int start = position + TypeProperty.Length + 1;
        position = JsonText.EndOfValue(text, start - 1);
        return Encoding.UTF8.GetString(text[start..(position - 1)]);
    }

    /// <summary>The parent or the <see cref="FailedField"/> that a mark names.</summary>
    internal object At(ReadOnlySpan<byte> mark) =>
        Utf8Parser.TryParse(mark[1..], out int index, out _) && index < _items.Count
            ? _items[index]
            : throw new InvalidOperationException("A fetch answered with a mark that it did not make.");

    private static void WriteMark(ResultWriter writer, int index)
    {
        Span<byte> mark = stackalloc byte[MaxDigits];
        mark[0] = Sign;
        index.TryFormat(mark[1..], out int digits, provider: CultureInfo.InvariantCulture);
        writer.WriteRaw(mark[..(digits + 1)]);
    }

    internal sealed record FailedField(Exception Failure);
}
