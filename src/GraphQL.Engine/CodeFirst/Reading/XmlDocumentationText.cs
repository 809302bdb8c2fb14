using System.Text;
using System.Xml.Linq;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Turns the content of a documentation element into the plain text of a description.</summary>
internal static class XmlDocumentationText
{
    /// <summary>The text without tags and line breaks of the source; <see langword="null"/> when it is empty.</summary>
    public static string? Of(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        Append(element, text);
        IEnumerable<string> paragraphs = text.ToString()
            .Split('\f')
            .Select(static paragraph =>
                string.Join(' ', paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(static paragraph => paragraph.Length > 0);
        string description = string.Join("\n\n", paragraphs);
        return description.Length == 0 ? null : description;
    }

    // A form feed, which XML cannot contain, marks the border of a paragraph until white space is collapsed.
    private static void Append(XElement element, StringBuilder text)
    {
        foreach (XNode node in element.Nodes())
        {
            switch (node)
            {
                case XText plain:
                    text.Append(plain.Value);
                    break;
                case XElement { Name.LocalName: "para" } paragraph:
                    text.Append('\f');
                    Append(paragraph, text);
                    text.Append('\f');
                    break;
                case XElement { IsEmpty: true } reference:
                    text.Append(TargetOf(reference));
                    break;
                case XElement inline:
                    Append(inline, text);
                    break;
            }
        }
    }

    private static string TargetOf(XElement reference) =>
        (string?)reference.Attribute("langword")
        ?? (string?)reference.Attribute("name")
        ?? (string?)reference.Attribute("href")
        ?? ((string?)reference.Attribute("cref") is { } id ? LastName(id) : "");

    private static string LastName(string id)
    {
        int parameters = id.IndexOf('(', StringComparison.Ordinal);
        string name = parameters < 0 ? id : id[..parameters];
        name = name[(name.LastIndexOf('.') + 1)..];
        int arity = name.IndexOf('`', StringComparison.Ordinal);
        name = arity < 0 ? name : name[..arity];
        return name.StartsWith("T:", StringComparison.Ordinal) ? name[2..] : name;
    }
}
