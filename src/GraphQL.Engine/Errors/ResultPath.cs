namespace GraphTenancy.GraphQL.Engine.Errors;

/// <summary>The path of a response position, linked from the leaf to the root so that siblings share it.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Errors</remarks>
public sealed class ResultPath
{
    private ResultPath(ResultPath? parent, string? key, int index)
    {
        Parent = parent;
        Key = key;
        Index = index;
    }

    /// <summary>The enclosing position; <see langword="null"/> for a root field.</summary>
    public ResultPath? Parent { get; }

    /// <summary>The response name; <see langword="null"/> when this segment is a list index.</summary>
    public string? Key { get; }

    /// <summary>The list index from 0; meaningless when <see cref="Key"/> is set.</summary>
    public int Index { get; }

    /// <summary>The path of a response name below <paramref name="parent"/>.</summary>
    public static ResultPath Field(ResultPath? parent, string key) => new(parent, key, -1);

    /// <summary>The path of a list item below <paramref name="parent"/>.</summary>
    public static ResultPath Item(ResultPath? parent, int index) => new(parent, null, index);

    /// <summary>The segments from the root: <see cref="string"/> for a name, <see cref="int"/> for an index.</summary>
    public IReadOnlyList<object> ToList()
    {
        var segments = new List<object>();
        for (ResultPath? at = this; at is not null; at = at.Parent)
        {
            segments.Add(at.Key is { } key ? key : at.Index);
        }

        segments.Reverse();
        return segments;
    }
}
