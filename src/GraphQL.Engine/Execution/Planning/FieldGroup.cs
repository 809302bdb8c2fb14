using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>The occurrences of one response name in a selection set, in document order.</summary>
internal sealed class FieldGroup(string responseName)
{
    /// <summary>The alias or the field's name.</summary>
    public string ResponseName { get; } = responseName;

    /// <summary>Each occurrence with its condition; a node of a fragment spread twice can stand here twice.</summary>
    public List<FieldOccurrence> Occurrences { get; } = [];

    /// <summary>The nodes.</summary>
    /// <param name="areExact">
    /// Whether each occurrence takes part, as in the reference implementation; else each node stands once, whatever
    /// conditions it occurs under.
    /// </param>
    public IReadOnlyList<FieldNode> Nodes(bool areExact)
    {
        if (areExact)
        {
            return [.. Occurrences.Select(static occurrence => occurrence.Node)];
        }

        var nodes = new List<FieldNode>(Occurrences.Count);
        foreach ((FieldNode node, _, _) in Occurrences)
        {
            // By reference: syntax nodes are records, whose equality walks the whole tree.
            if (!nodes.Exists(known => ReferenceEquals(known, node)))
            {
                nodes.Add(node);
            }
        }

        return nodes;
    }

    /// <summary>The sub-selections with the condition of the occurrence that they come from.</summary>
    /// <remarks>Where all occurrences share one condition, it is the field's and says nothing more below it.</remarks>
    public IReadOnlyList<SelectionSource> Sources()
    {
        string shared = Occurrences[0].Condition.Key;
        bool isShared = Occurrences.TrueForAll(occurrence => occurrence.Condition.Key == shared);
        var sources = new List<SelectionSource>(Occurrences.Count);
        foreach ((FieldNode node, Conjunction condition, DeferUsage? usage) in Occurrences)
        {
            if (node.SelectionSet is { } selections)
            {
                sources.Add(new SelectionSource(selections, isShared ? Conjunction.Empty : condition, usage));
            }
        }

        return sources;
    }

    /// <summary>The sub-selections for items that are streamed, which belong to no deferred fragment.</summary>
    public IReadOnlyList<SelectionSource> UndeferredSources() =>
        [.. Sources().Select(static source => source with { Usage = null })];
}
