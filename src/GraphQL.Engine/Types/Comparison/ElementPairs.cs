namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>The named elements of two schemas side by side, each list in the order of its schema.</summary>
internal sealed class ElementPairs<T>
{
    /// <summary>Elements of the old schema only.</summary>
    public List<T> Removed { get; } = [];

    /// <summary>Elements of the new schema only.</summary>
    public List<T> Added { get; } = [];

    /// <summary>Elements of both.</summary>
    public List<(T Old, T New)> Kept { get; } = [];

    /// <summary>Pairs elements by name.</summary>
    public static ElementPairs<T> Of(IEnumerable<T> old, IEnumerable<T> @new, Func<T, string> nameOf)
    {
        var pairs = new ElementPairs<T>();
        Dictionary<string, T> unmatched = @new.ToDictionary(nameOf, StringComparer.Ordinal);
        foreach (T element in old)
        {
            if (unmatched.Remove(nameOf(element), out T? match))
            {
                pairs.Kept.Add((element, match));
            }
            else
            {
                pairs.Removed.Add(element);
            }
        }

        pairs.Added.AddRange(@new.Where(element => unmatched.ContainsKey(nameOf(element))));
        return pairs;
    }
}
