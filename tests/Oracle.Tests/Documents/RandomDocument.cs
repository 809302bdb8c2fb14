using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GraphTenancy.Oracle.Tests.Documents;

/// <summary>A variable: its type and, in JSON, its value; without a value it is not sent.</summary>
internal sealed record Variable(string Name, string Type, string? Json, string? Default);

/// <summary>A fragment with a name.</summary>
internal sealed record Fragment(string Name, string Type, IReadOnlyList<Selection> Selections);

/// <summary>A document that was made by chance, with its variables.</summary>
internal sealed partial class RandomDocument(
    IReadOnlyList<Selection> root, IReadOnlyList<Fragment> fragments, IReadOnlyList<Variable> variables)
{
    /// <summary>The parts that may be switched off.</summary>
    public IEnumerable<Part> Removable =>
        root.Concat(fragments.SelectMany(static fragment => fragment.Selections))
            .SelectMany(static selection => selection.WithAll())
            .Where(static part => part is Selection or Directive or Named { Name: not ("id" or "ids" or "receiverId" or "keys") } || part is Fields);

    /// <summary>The text and the variables that it uses, as a request's body.</summary>
    public (string Text, string Variables) Print()
    {
        var body = new StringBuilder();
        Selection.PrintSelections(body, root);
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (int added = -1; added != used.Count;)
        {
            added = used.Count;
            foreach (Fragment fragment in fragments.Where(f => !used.Contains(f.Name) && Uses(body, "...", f.Name)))
            {
                used.Add(fragment.Name);
                body.Append("\nfragment ").Append(fragment.Name).Append(" on ").Append(fragment.Type);
                Selection.PrintSelections(body, fragment.Selections);
            }
        }

        Variable[] sent = [.. variables.Where(variable => Uses(body, "$", variable.Name))];
        string definitions = string.Join(", ", sent.Select(static variable =>
            $"${variable.Name}: {variable.Type}{(variable.Default is null ? "" : " = " + variable.Default)}"));
        string values = string.Join(", ", sent.Where(static variable => variable.Json is not null).Select(
            static variable => $"{JsonSerializer.Serialize(variable.Name)}: {variable.Json}"));
        return ($"query{(sent.Length > 0 ? $"({definitions})" : "")}{body}", $"{{{values}}}");
    }

    private static bool Uses(StringBuilder body, string mark, string name) =>
        Regex.IsMatch(body.ToString(), Regex.Escape(mark + name) + @"\b", RegexOptions.None, TimeSpan.FromSeconds(5));
}
