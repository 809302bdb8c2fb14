using System.Text;

namespace GraphTenancy.Oracle.Tests.Documents;

/// <summary>
/// A part of a document that can be switched off: a smaller document that still fails is found by switching off
/// whatever is not needed for the failure.
/// </summary>
internal abstract class Part
{
    public bool IsOff { get; set; }

    public abstract IEnumerable<Part> Parts { get; }

    public IEnumerable<Part> On => Parts.Where(static part => !part.IsOff);

    /// <summary>The part and everything below it, switched on or not.</summary>
    public IEnumerable<Part> WithAll() => Parts.SelectMany(static part => part.WithAll()).Prepend(this);

    public abstract void Print(StringBuilder text);

    protected static void PrintList(StringBuilder text, string open, string close, IEnumerable<Part> parts)
    {
        text.Append(open);
        bool first = true;
        foreach (Part part in parts)
        {
            text.Append(first ? "" : " ");
            part.Print(text);
            first = false;
        }

        text.Append(close);
    }
}

/// <summary>A value that has no parts: a scalar, an enum value, null or a variable, as it is written.</summary>
internal sealed class Literal(string graphQL, string? json) : Part
{
    public static readonly Literal Null = new("null", "null");

    public override IEnumerable<Part> Parts => [];

    /// <summary>The value in JSON; null for a variable.</summary>
    public string? Json { get; } = json;

    public static Literal Text(string text) => new(Reference.Json.Quote(text), Reference.Json.Quote(text));

    public static Literal Enum(string name) => new(name, Reference.Json.Quote(name));

    public static Literal Plain(string text) => new(text, text);

    public static Literal Variable(string name) => new($"${name}", null);

    public override void Print(StringBuilder text) => text.Append(graphQL);
}

/// <summary>A list.</summary>
internal sealed class Items(IReadOnlyList<Part> items) : Part
{
    public override IEnumerable<Part> Parts => items;

    public override void Print(StringBuilder text) => PrintList(text, "[", "]", On);
}

/// <summary>An input object.</summary>
internal sealed class Fields(IReadOnlyList<Named> fields) : Part
{
    public override IEnumerable<Part> Parts => fields;

    public override void Print(StringBuilder text) => PrintList(text, "{", "}", On);
}

/// <summary>An argument or a field of an input object.</summary>
internal sealed class Named(string name, Part value) : Part
{
    public string Name { get; } = name;

    public Part Value { get; } = value;

    public override IEnumerable<Part> Parts => [Value];

    // A value cannot be switched off without its name.
    public override void Print(StringBuilder text) => Value.Print(text.Append(Name).Append(": "));
}

/// <summary>A directive with its condition.</summary>
internal sealed class Directive(string name, Part condition) : Part
{
    public override IEnumerable<Part> Parts => [condition];

    public override void Print(StringBuilder text)
    {
        condition.Print(text.Append(" @").Append(name).Append("(if: "));
        text.Append(')');
    }
}

/// <summary>A field, a fragment's spread or an inline fragment.</summary>
/// <param name="head">What stands before the arguments: <c>a1: orders</c>, <c>... on Order</c>, <c>...F1</c>.</param>
/// <param name="arguments">The arguments.</param>
/// <param name="directives">The directives.</param>
/// <param name="selections">The selections below; null for none.</param>
internal sealed class Selection(
    string head,
    IReadOnlyList<Named> arguments,
    IReadOnlyList<Directive> directives,
    IReadOnlyList<Selection>? selections) : Part
{
    public string Head { get; } = head;

    public IReadOnlyList<Named> Arguments { get; } = arguments;

    public override IEnumerable<Part> Parts => [.. Arguments, .. directives, .. selections ?? []];

    public override void Print(StringBuilder text)
    {
        text.Append(Head);
        if (Arguments.Any(static argument => !argument.IsOff))
        {
            PrintList(text, "(", ")", Arguments.Where(static argument => !argument.IsOff));
        }

        foreach (Directive directive in directives.Where(static directive => !directive.IsOff))
        {
            directive.Print(text);
        }

        if (selections is not null)
        {
            PrintSelections(text, selections);
        }
    }

    public static void PrintSelections(StringBuilder text, IReadOnlyList<Selection> selections)
    {
        Selection[] on = [.. selections.Where(static selection => !selection.IsOff)];
        PrintList(text, " { ", " }", on.Length > 0 ? on : [new Selection("__typename", [], [], null)]);
    }
}
