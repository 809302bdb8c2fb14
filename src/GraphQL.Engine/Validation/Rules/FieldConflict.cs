using System.Text;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Fields of one response name that no value can answer together.</summary>
/// <param name="ResponseName">The response name.</param>
/// <param name="Reason">What keeps them apart.</param>
/// <param name="Left">The one field, and those inside it that are the reason.</param>
/// <param name="Right">The other field, and those inside it.</param>
internal sealed record FieldConflict(
    string ResponseName, string Reason, IReadOnlyList<FieldNode> Left, IReadOnlyList<FieldNode> Right)
{
    private const int MaxLength = 1000;
    private const int MaxNodes = 20;

    /// <summary>The conflict of two fields whose subfields conflict.</summary>
    public static FieldConflict Around(string name, FieldNode left, FieldNode right, List<FieldConflict> inner)
    {
        var reason = new StringBuilder();
        foreach (FieldConflict conflict in inner)
        {
            reason.Append(reason.Length == 0 ? "" : " and ")
                .Append($"subfields \"{Shorten(conflict.ResponseName)}\" conflict because {conflict.Reason}");
            if (reason.Length > MaxLength)
            {
                break;
            }
        }

        return new FieldConflict(
            name,
            Shorten(reason.ToString()),
            Nodes(left, inner.Select(static conflict => conflict.Left)),
            Nodes(right, inner.Select(static conflict => conflict.Right)));
    }

    /// <summary>Reports it.</summary>
    public void Report(ValidationContext context) => context.Report(
        $"Fields \"{Shorten(ResponseName)}\" conflict because {Reason}. " +
        "Use different aliases on the fields to fetch both if this was intentional.",
        [.. Left, .. Right]);

    /// <summary>A part of a message, cut where it grows out of all proportion.</summary>
    public static string Shorten(string text) =>
        text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength), "...");

    // Of each inner conflict the last nodes, which are the deepest: they are the reason.
    private static List<FieldNode> Nodes(FieldNode field, IEnumerable<IReadOnlyList<FieldNode>> inner)
    {
        List<FieldNode> nodes = [field];
        foreach (IReadOnlyList<FieldNode> side in inner)
        {
            nodes.AddRange(side.Skip(side.Count - (MaxNodes - nodes.Count)));
            if (nodes.Count == MaxNodes)
            {
                break;
            }
        }

        return nodes;
    }
}
