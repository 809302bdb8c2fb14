namespace GraphTenancy.GraphQL.Engine.Execution.Planning;

/// <summary>The deferred fragments that ask for a field together; equal by content.</summary>
internal sealed class DeferUsageSet : IEquatable<DeferUsageSet>
{
    private DeferUsageSet(IReadOnlyList<DeferUsage> usages)
    {
        Usages = usages;
        Key = string.Join(',', usages.Select(static usage => usage.Id));
    }

    /// <summary>No fragment: the field belongs to the initial response.</summary>
    public static DeferUsageSet Empty { get; } = new([]);

    /// <summary>The usages, by id.</summary>
    public IReadOnlyList<DeferUsage> Usages { get; }

    /// <summary>Equal for equal sets.</summary>
    public string Key { get; }

    /// <summary>
    /// The outermost of the fragments that select a field; none when a selection outside of all asks for it as well.
    /// </summary>
    public static DeferUsageSet Of(IEnumerable<DeferUsage?> occurrences)
    {
        var found = new HashSet<DeferUsage>(ReferenceEqualityComparer.Instance);
        foreach (DeferUsage? usage in occurrences)
        {
            if (usage is null)
            {
                return Empty;
            }

            found.Add(usage);
        }

        return new DeferUsageSet(
            [.. found.Where(usage => !HasAncestorIn(usage, found)).OrderBy(static usage => usage.Id)]);
    }

    /// <inheritdoc/>
    public bool Equals(DeferUsageSet? other) => string.Equals(Key, other?.Key, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeferUsageSet);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    private static bool HasAncestorIn(DeferUsage usage, HashSet<DeferUsage> usages)
    {
        for (DeferUsage? parent = usage.Parent; parent is not null; parent = parent.Parent)
        {
            if (usages.Contains(parent))
            {
                return true;
            }
        }

        return false;
    }
}
